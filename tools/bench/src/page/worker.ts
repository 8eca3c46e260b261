/** Runs one contestant of the page. The first message names it and its workload; every other is a line to answer. */
import { fourierTrainingData } from '../contestants/trainingData.ts';
import { answers } from './answers.ts';
import { openTraining } from './contestants/open.ts';
import type { Answer, Opening } from './messages.ts';

let answerTo: ((line: string) => Promise<readonly number[]>) | undefined;

self.onmessage = async ({ data }: MessageEvent<Opening | string>) => {
  try {
    if (typeof data === 'string') {
      reply({ kind: 'numbers', numbers: await answerTo!(data) });
    } else {
      const training = await openTraining(data.name, fourierTrainingData(data.workload));
      answerTo = answers(training);
      reply({ kind: 'opened', engine: training.engine });
    }
  } catch (error) {
    reply({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
};

function reply(answer: Answer): void {
  self.postMessage(answer);
}

import type { Contestant } from '../contestant.ts';
import type { Workload } from '../workload.ts';
import type { ContestantName } from './contestantNames.ts';
import type { Answer, Opening } from './messages.ts';

/** A contestant in a worker of its own, which works only on request. */
export type PageContestant = Pick<Contestant, 'engine' | 'ask' | 'stop'>;

/**
 * Starts a contestant in a worker, which ends when the signal is aborted.
 *
 * @throws Error with its reason if it does not run here; `ask` throws if it fails later or was stopped.
 */
export async function startPageContestant(
  name: ContestantName,
  workload: Workload,
  signal: AbortSignal,
): Promise<PageContestant> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
  const ended = Promise.withResolvers<never>();
  // Whoever awaits an answer hears of it; there may be nobody.
  ended.promise.catch(() => {});
  const stop = (): void => {
    worker.terminate();
    ended.reject(new Error('stopped'));
  };
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  worker.addEventListener('error', ({ message }) => {
    ended.reject(new Error(message || 'its worker did not load'));
  });
  const send = async (message: Opening | string): Promise<Answer> => {
    const answer = new Promise<Answer>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data), { once: true });
    });
    worker.postMessage(message);
    return Promise.race([answer, ended.promise]);
  };
  const opened = await send({ name, workload });
  if (opened.kind !== 'opened') {
    stop();
    throw new Error(reasonOf(opened));
  }
  return {
    engine: opened.engine,
    ask: async (line) => {
      const answer = await send(line);
      if (answer.kind !== 'numbers') throw new Error(reasonOf(answer));
      return answer.numbers;
    },
    stop,
  };
}

function reasonOf(answer: Answer): string {
  return answer.kind === 'failed' ? answer.reason : `its worker answered ${answer.kind}`;
}

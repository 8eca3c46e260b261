import { wasmEngine } from '@fourier-features/wasm';
import type { TasksAnswer } from './tasksWorker.ts';
import { type Trained, train } from './train.ts';
import type { Answer } from './worker.ts';

declare global {
  interface Window {
    trainOnGpu(): Promise<Answer>;
    trainOnCpu(): Promise<Trained>;
    trainTasksOnGpu(): Promise<TasksAnswer>;
  }
}

window.trainOnGpu = () =>
  answerOf<Answer>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));

window.trainTasksOnGpu = () =>
  answerOf<TasksAnswer>(new Worker(new URL('./tasksWorker.ts', import.meta.url), { type: 'module' }));

window.trainOnCpu = async () => {
  const engine = await wasmEngine({ threads: 1 });
  const trained = await train(engine);
  engine.dispose();
  return trained;
};

/** Returns what a worker posts, and ends it. */
async function answerOf<Posted>(worker: Worker): Promise<Posted> {
  try {
    return await new Promise<Posted>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Posted>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  } finally {
    worker.terminate();
  }
}

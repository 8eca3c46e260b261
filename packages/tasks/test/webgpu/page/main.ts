import type { TasksAnswer } from './worker.ts';

declare global {
  interface Window {
    trainTasksOnGpu(): Promise<TasksAnswer>;
  }
}

window.trainTasksOnGpu = async () => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<TasksAnswer>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<TasksAnswer>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  } finally {
    worker.terminate();
  }
};

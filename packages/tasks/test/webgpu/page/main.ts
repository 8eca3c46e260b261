import { answerOf } from '@fourier-features/testing/page';
import type { TasksAnswer } from './worker.ts';

declare global {
  interface Window {
    trainTasksOnGpu(): Promise<TasksAnswer>;
  }
}

window.trainTasksOnGpu = () =>
  answerOf<TasksAnswer>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));

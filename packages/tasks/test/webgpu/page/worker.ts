import { webgpuEngine } from '@fourier-features/webgpu';
import { type TaskName, type Trained, taskNames, trainTask } from './trainTask.ts';

/** What the worker posts: every task as it was trained, or why it could not be. */
export type TasksAnswer =
  | { readonly tasks: Readonly<Record<TaskName, Trained>> }
  | { readonly failure: string };

async function answer(): Promise<TasksAnswer> {
  try {
    const engine = await webgpuEngine();
    const tasks: Partial<Record<TaskName, Trained>> = {};
    for (const name of taskNames) tasks[name] = await trainTask(name, engine);
    engine.dispose();
    return { tasks: tasks as Record<TaskName, Trained> };
  } catch (error) {
    return { failure: String(error) };
  }
}

self.postMessage(await answer());

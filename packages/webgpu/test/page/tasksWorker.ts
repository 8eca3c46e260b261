import { webgpuEngine } from '../../src/index.ts';
import { type TaskName, taskNames, trainTask } from './tasks.ts';
import type { Trained } from './train.ts';

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

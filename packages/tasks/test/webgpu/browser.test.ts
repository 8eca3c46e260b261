import {
  hasChromium,
  inChromium,
  type Page,
  type TestBrowser,
  testBrowser,
  untilDefined,
} from '@fourier-features/testing/browser';
import { wasmEngine } from '@fourier-features/wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectTask } from './expectTask.ts';
import { type TaskName, type Trained, taskNames, trainTask } from './page/trainTask.ts';

describe.skipIf(!hasChromium)(inChromium('tasks on webgpuEngine in a worker'), () => {
  let browser: TestBrowser;
  let page: Page;
  beforeAll(async () => {
    browser = await testBrowser({ webgpu: true });
    page = await browser.open(new URL('page/', import.meta.url));
    await untilDefined(page, 'trainTasksOnGpu');
  });
  afterAll(() => browser?.close());

  async function trainTasksOnGpu(): Promise<Readonly<Record<TaskName, Trained>>> {
    const answer = await page.evaluate(() => window.trainTasksOnGpu());
    if ('failure' in answer) throw new Error(answer.failure);
    return answer.tasks;
  }

  test('train as on wasmEngine in Node, to the same bits in another worker', async () => {
    const tasks = await trainTasksOnGpu();
    const cpu = await wasmEngine({ threads: 1 });
    for (const name of taskNames) expectTask(tasks[name], await trainTask(name, cpu));
    cpu.dispose();
    expect(await trainTasksOnGpu()).toEqual(tasks);
  });
});

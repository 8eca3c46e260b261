import { trainingOptions } from '@fourier-features/tasks';
import { wasmEngine } from '@fourier-features/wasm';
import { expect, test } from 'vitest';
import { imageDrive } from './drives.ts';

const { task, input, options } = imageDrive;
const engine = await wasmEngine({ threads: 1 });

test('trainingOptions has what all fits take, without what is left out', () => {
  const {
    encoding: _encoding,
    stop: _stop,
    input: _input,
    batchSize: _batchSize,
    ...common
  } = task.settings('gaussian', options, input);
  expect(trainingOptions(task.settings('gaussian', options, input), { engine })).toStrictEqual({
    ...common,
    engine,
  });
});

test('trainingOptions passes the rule for stopping and the run on', () => {
  const { signal } = new AbortController();
  const settings = task.settings('gaussian', { ...options, target: 20 }, input);
  expect(trainingOptions(settings, { engine, signal, checkpointSeconds: 0, measureEvery: 7 })).toMatchObject({
    stop: { measure: 'fitPsnr', target: 20 },
    signal,
    checkpointSeconds: 0,
    measureEvery: 7,
  });
});

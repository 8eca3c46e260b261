import { adam, type FourierEncoding } from '@fourier-features/core';
import { wasmEngine } from '@fourier-features/wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fourierTrainingData, type TrainingData } from '../../src/contestants/trainingData.ts';
import { answers } from '../../src/page/answers.ts';
import { trainJax } from '../../src/page/contestants/jax.ts';
import { trainOurs } from '../../src/page/contestants/ours.ts';
import { trainTfjs } from '../../src/page/contestants/tfjs.ts';
import { LARGEST_DIFFERENCE, LOSS_COUNT, lossDifference } from '../../src/page/lossDifference.ts';
import type { Training } from '../../src/page/training.ts';
import { parseWorkload } from '../../src/workload.ts';

/** Both compute in float32 here as on a GPU, with accurate sines. */
const ROUNDING = 1e-5;

const data = fourierTrainingData(parseWorkload('3x16-64'));
const losses = (training: Training): Promise<readonly number[]> => answers(training)(`losses ${LOSS_COUNT}`);

let engine: Awaited<ReturnType<typeof wasmEngine>>;
let reference: readonly number[];
beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
  reference = await losses(await trainOurs(engine, engine.name, data, () => data.batch));
});
afterAll(() => engine.dispose());

test('trainTfjs(backend, data) has the losses of our engine', async () => {
  const training = await trainTfjs('cpu', data);
  expect(lossDifference(await losses(training), reference)).toBeLessThan(ROUNDING);
  expect(training.engine).toMatch(/^tfjs \d+\.\d+\.\d+, cpu$/);
});

test('trainTfjs(backend, data) refuses a backend that is not there', async () => {
  await expect(trainTfjs('none', data)).rejects.toThrow('none');
});

test('trainJax(device, data) has the losses of our engine', async () => {
  const training = await trainJax('wasm', data);
  expect(lossDifference(await losses(training), reference)).toBeLessThan(ROUNDING);
  expect(training.engine).toMatch(/^jax-js \d+\.\d+\.\d+, wasm$/);
});

test('trainJax(device, data) refuses a device that is not there', async () => {
  await expect(trainJax('webgpu', data)).rejects.toThrow('webgpu');
});

test('other work has losses that differ by more than is allowed', async () => {
  const { field, batch } = data;
  const others: Readonly<Record<string, TrainingData<FourierEncoding>>> = {
    'updates that are not scaled': { ...data, optimizer: adam({ epsilon: 1 }) },
    'other targets': { ...data, batch: { ...batch, targets: batch.targets.map((value) => 0.99 * value) } },
    'a field without frequencies': {
      ...data,
      field: {
        ...field,
        encoding: { ...field.encoding, frequencies: field.encoding.frequencies.map(() => 0) },
      },
    },
  };
  for (const [what, other] of Object.entries(others)) {
    const difference = lossDifference(
      await losses(await trainOurs(engine, '', other, () => other.batch)),
      reference,
    );
    expect(difference, what).toBeGreaterThan(LARGEST_DIFFERENCE);
  }
  const updatedTwice = lossDifference(reference.slice(1), reference.slice(0, -1));
  expect(updatedTwice, 'an update too many').toBeGreaterThan(LARGEST_DIFFERENCE);
});

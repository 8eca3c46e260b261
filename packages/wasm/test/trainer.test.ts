import { adam, type Optimizer, sgd } from '@fourier-features/core';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { samples, smallField } from './fields.ts';
import { createReference, flat, referenceUpdate } from './reference.ts';

const engine = await wasmEngine({ threads: 2 });
const field = smallField({ outputActivation: 'sigmoid' });
const batch = { ...samples(300, field), loss: 'mse' } as const;

describe('step(batch, learningRate)', () => {
  test.each<Optimizer>([
    adam(),
    adam({ beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }),
    sgd(),
    sgd({ momentum: 0.9 }),
  ])('updates by the formulas of %o', async (optimizer) => {
    const trainer = await engine.createTrainer(field, optimizer);
    const reference = createReference(field);
    const update = referenceUpdate(optimizer);
    for (let step = 0; step < 5; step++) {
      const { loss, gradient } = reference.gradient(batch.coordinates, batch.targets, 'mse');
      await trainer.step(batch, 0.01);
      expectClose(await trainer.loss(), loss, 1e-5);
      update(reference.parameters, gradient, 0.01);
    }
    const { parameters, optimizerState } = await trainer.read();
    trainer.dispose();
    expectClose(flat(parameters), reference.parameters.flat(), 2e-4);
    expect(optimizerState.updates).toBe(5);
    expect(optimizerState.secondMoments).toHaveLength(optimizer.kind === 'adam' ? 6 : 0);
  });

  test('follows the tfjs engine over 50 Adam steps, within 1e-4 of the loss', async () => {
    const losses = async (trainer: Awaited<ReturnType<typeof engine.createTrainer>>): Promise<number[]> => {
      const all: number[] = [];
      for (let step = 0; step < 50; step++) {
        await trainer.step(batch, 1e-3);
        all.push(await trainer.loss());
      }
      trainer.dispose();
      return all;
    };
    tf.enableProdMode();
    await tf.ready();
    const ours = await losses(await engine.createTrainer(field, adam()));
    const theirs = await losses(await tfjsEngine().createTrainer(field, adam()));
    expectClose(
      ours.map((loss, i) => loss / theirs[i]!),
      ours.map(() => 1),
      1e-4,
    );
  });

  test('continues from the state that read() returned, bit for bit', async () => {
    const trainer = await engine.createTrainer(field, adam());
    for (let step = 0; step < 3; step++) await trainer.step(batch, 0.01);
    const { parameters, optimizerState } = await trainer.read();
    const resumed = await engine.createTrainer({ ...field, parameters }, adam(), optimizerState);
    await trainer.step(batch, 0.01);
    await resumed.step(batch, 0.01);
    expect(await resumed.read()).toEqual(await trainer.read());
    trainer.dispose();
    resumed.dispose();
  });

  test('reads the points of each batch, also of one that was used before others', async () => {
    const other = { ...samples(100, field, 6), loss: 'mse' } as const;
    const trainer = await engine.createTrainer(field, sgd());
    const losses = [];
    for (const each of [batch, other, batch, batch]) {
      await trainer.step(each, 0);
      losses.push(await trainer.loss());
    }
    await trainer.evaluate(other.coordinates);
    await trainer.step(batch, 0);
    losses.push(await trainer.loss());
    trainer.dispose();
    expect(losses).toEqual([losses[0], losses[1], losses[0], losses[0], losses[0]]);
    expect(losses[1]).not.toBe(losses[0]);
  });

  test('has the loss NaN before the first step', async () => {
    const trainer = await engine.createTrainer(field, adam());
    expect(await trainer.loss()).toBeNaN();
    trainer.dispose();
  });
});

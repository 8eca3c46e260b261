import { adam, type DirectBatch, type Encoding } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose } from '@fourier-features/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { flatten, referenceGradient } from './reference.ts';
import { encodings, smallBatch, smallField } from './smallFields.ts';

async function trained(encoding: Encoding, batches: readonly DirectBatch[]): Promise<Float64Array> {
  const trainer = await tfjsEngine().createTrainer(smallField(encoding), adam());
  for (const batch of batches) await trainer.step(batch, 0.01);
  const { parameters } = await trainer.read();
  trainer.dispose();
  return flatten(parameters);
}

describe.each(['cpu', 'wasm'] as const)('features of a repeated batch on the %s backend', (backend) => {
  beforeAll(() => activateFastestBackend(backend));

  test.each(encodings)('give the same bits as encoding them each time: %s', async (_, encoding) => {
    const same = smallBatch();
    const repeated = Array.from({ length: 5 }, () => same);
    const fresh = repeated.map((batch) => ({ ...batch }));
    expect(await trained(encoding, repeated)).toEqual(await trained(encoding, fresh));
  });

  test('are not confused with those of a larger or smaller batch in between', async () => {
    const [, encoding] = encodings[2]!;
    const [first, second] = [smallBatch('mse', 1, 8), smallBatch('mse', 2, 5)];
    const order = [first, first, first, second, first, second, second, second, first, first];
    const fresh = order.map((batch) => ({ ...batch }));
    expect(await trained(encoding, order)).toEqual(await trained(encoding, fresh));
  });

  test('follow B and a if those are trained', async () => {
    const [, encoding] = encodings.at(-1)!;
    const field = smallField(encoding);
    const batch = smallBatch();
    const trainer = await tfjsEngine().createTrainer(field, adam());
    for (let step = 0; step < 5; step++) await trainer.step(batch, 0.05);
    const { gradient } = await trainer.gradient(batch);
    const { parameters } = await trainer.read();
    expect(parameters.at(-2)!.values).not.toEqual(encoding.frequencies);
    expectClose(flatten(gradient), referenceGradient(field, flatten(parameters), batch), 3e-6);
    trainer.dispose();
  });
});

import { adam, type DirectBatch, type Field, type Optimizer, sgd } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose } from '@fourier-features/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { flatten, referenceGradient } from './reference.ts';
import { encodings, smallBatch, smallField } from './smallFields.ts';

const batches = [1, 2, 3, 4].map((seed) => smallBatch('mse', seed));
const rates = [0.02, 0.01, 0.03, 0.005];

/** Computes the parameters after each update in float64, by the formulas of `Optimizer`. */
function reference(field: Field, optimizer: Optimizer): Float64Array[] {
  let x = flatten(field.parameters);
  let m = x.map(() => 0);
  let v = x.map(() => 0);
  return batches.map((batch, i) => {
    const g = referenceGradient(field, x, batch);
    const t = i + 1;
    if (optimizer.kind === 'sgd') {
      m = m.map((each, k) => optimizer.momentum * each + g[k]!);
      x = x.map((each, k) => each - rates[i]! * m[k]!);
      return x;
    }
    const { beta1, beta2, epsilon } = optimizer;
    m = m.map((each, k) => beta1 * each + (1 - beta1) * g[k]!);
    v = v.map((each, k) => beta2 * each + (1 - beta2) * g[k]! ** 2);
    x = x.map((each, k) => {
      const mean = m[k]! / (1 - beta1 ** t);
      const square = v[k]! / (1 - beta2 ** t);
      return each - (rates[i]! * mean) / (Math.sqrt(square) + epsilon);
    });
    return x;
  });
}

async function onBackend(
  field: Field,
  optimizer: Optimizer,
  each: readonly DirectBatch[],
): Promise<Float64Array[]> {
  const trainer = await tfjsEngine().createTrainer(field, optimizer);
  const after: Float64Array[] = [];
  for (const [i, batch] of each.entries()) {
    await trainer.step(batch, rates[i]!);
    after.push(flatten((await trainer.read()).parameters));
  }
  trainer.dispose();
  return after;
}

const trainedField = smallField(encodings.at(-1)![1]);
// Computed once for both backends, since numerical gradients are slow.
const cases = (
  [
    ['Adam', adam({ epsilon: 1e-4 }), 2e-5],
    ['Adam with other constants', adam({ beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }), 1e-5],
    ['Adam without memory of the mean', adam({ beta1: 0, epsilon: 1e-4 }), 2e-5],
    ['gradient descent', sgd(), 2e-6],
    ['gradient descent with momentum', sgd({ momentum: 0.9 }), 2e-6],
  ] as const
).map(([name, optimizer, tolerance]) => ({
  name,
  optimizer,
  tolerance,
  expected: reference(trainedField, optimizer),
}));

describe.each(['cpu', 'wasm'] as const)('an update on the %s backend', (backend) => {
  beforeAll(() => activateFastestBackend(backend));

  test.each(cases)(
    'by $name agrees with float64 after each of four updates',
    async ({ optimizer, tolerance, expected }) => {
      const found = await onBackend(trainedField, optimizer, batches);
      for (const i of [0, 1, 2, 3]) expectClose(found[i]!, expected[i]!, tolerance);
    },
  );

  test('by Adam moves a parameter by the learning rate first, whatever its gradient', async () => {
    const field = smallField();
    const trainer = await tfjsEngine().createTrainer(field, adam());
    const { gradient } = await trainer.gradient(batches[0]!);
    trainer.dispose();
    const [after] = await onBackend(field, adam(), batches.slice(0, 1));
    const before = flatten(field.parameters);
    const slope = flatten(gradient);
    for (const [i, each] of slope.entries()) {
      // ε = 1e-8 matters for gradients near it; behind a closed ReLU the gradient is 0.
      if (each === 0) expect(after![i]).toBe(before[i]);
      else if (Math.abs(each) > 1e-5)
        expectClose(after![i]! - before[i]!, -Math.sign(each) * rates[0]!, 1e-4);
    }
  });

  test.each([adam(), sgd({ momentum: 0.9 })])(
    'by $kind continues from a saved state bit for bit',
    async (optimizer) => {
      const engine = tfjsEngine();
      const field = smallField();
      const straight = (await onBackend(field, optimizer, batches)).at(-1)!;
      const first = await engine.createTrainer(field, optimizer);
      for (const i of [0, 1]) await first.step(batches[i]!, rates[i]!);
      const { parameters, optimizerState } = await first.read();
      first.dispose();
      expect(optimizerState.updates).toBe(2);
      const second = await engine.createTrainer({ ...field, parameters }, optimizer, optimizerState);
      for (const i of [2, 3]) await second.step(batches[i]!, rates[i]!);
      expect(flatten((await second.read()).parameters)).toEqual(straight);
      second.dispose();
    },
  );
});

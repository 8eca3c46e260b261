import type { Parameters, Trainer } from '@fourier-features/core';
import { agreementFaults, agreementShapes, measureAgreement } from '@fourier-features/testing/agreement';
import { encodeInGrid, gridRules, referenceEngine } from '@fourier-features/testing/engine';
import { describe, expect, test } from 'vitest';
import { faulty } from './mutations/mutate.ts';

const shapes = agreementShapes(8);
const otherKinds = [...agreementShapes(5, 'activations'), ...agreementShapes(5, 'grids')];
const STEPS = 2;

describe('measureAgreement', () => {
  test.each([...shapes, ...otherKinds])(
    'finds the float64 reference within the rounding of its parameters: $title',
    async (shape) => {
      const { differences, other, loss } = await measureAgreement(
        referenceEngine(),
        referenceEngine(),
        shape,
        STEPS,
      );
      expect(other).toBe(0);
      expect(differences).toBeLessThan(1e-5);
      // An indirect loss is computed from values in float32.
      expect(loss).toBeLessThan(1e-7);
    },
  );

  test('has a fault of a gradient in one parameter, by differences and by the other engine', async () => {
    for (const k of [0, 1, 4, 5]) {
      const engine = faulty(({ gradient }) => ({
        gradient: changed(gradient, (found) => scaled(found, k, 1.01)),
      }));
      const faults = agreementFaults(await measureAgreement(engine, referenceEngine(), shapes[1]!, 5));
      expect(faults.map((each) => each.replace(/ is .*/, ''))).toEqual([
        'the gradient from finite differences',
        'the gradient from that of the other engine',
      ]);
    }
  });

  test('has a fault of the gradient of a table, by differences and by the other engine', async () => {
    const missing = referenceEngine({
      encodeInGrid: (encoding, tables, v) =>
        encodeInGrid(encoding, tables, v, { ...gridRules, reached: (corners) => corners.slice(1) }),
    });
    for (const shape of agreementShapes(3, 'grids')) {
      const { differences, other } = await measureAgreement(missing, referenceEngine(), shape, STEPS);
      expect(Math.min(differences, other)).toBeGreaterThan(0.01);
    }
  });

  test('has a fault of one entry of a gradient by the other engine', async () => {
    const engine = faulty(({ gradient }) => ({
      gradient: changed(gradient, (found) => {
        found[0]!.values[3]! += 2e-4 * Math.max(...found[0]!.values.map(Math.abs));
      }),
    }));
    const faults = agreementFaults(await measureAgreement(engine, referenceEngine(), shapes[1]!, 1));
    expect(faults).toEqual([
      expect.stringContaining('the gradient from that of the other engine is 2.0e-4 away'),
    ]);
  });

  test('has a fault of the loss, and of a gradient that is not a number', async () => {
    const wrong: readonly ((trainer: Trainer) => Partial<Trainer>)[] = [
      (trainer) => ({ loss: async () => 1.0001 * (await trainer.loss()) }),
      ({ gradient }) => ({ gradient: changed(gradient, (found) => scaled(found, 1, Number.NaN)) }),
    ];
    for (const fault of wrong) {
      const agreement = await measureAgreement(faulty(fault), referenceEngine(), shapes[6]!, STEPS);
      expect(agreementFaults(agreement)).not.toEqual([]);
    }
  });
});

describe('agreementShapes', () => {
  test('begins with the same shapes, and has all kinds of them in the first eight', () => {
    expect(agreementShapes(20).slice(0, 8)).toEqual(shapes);
    const kinds = (of: (shape: (typeof shapes)[number]) => unknown): number => new Set(shapes.map(of)).size;
    expect(kinds(({ loss }) => loss)).toBe(2);
    expect(kinds(({ indirect }) => indirect)).toBe(2);
    expect(kinds(({ options }) => options.outputActivation)).toBe(3);
    expect(kinds(({ options }) => options.trainable)).toBe(2);
    expect(kinds(({ options }) => options.inputDim)).toBe(4);
    expect(kinds(({ options }) => options.depth)).toBeGreaterThan(3);
    expect(kinds(({ options }) => options.frequencyCount === 0)).toBe(2);
  });
});

/** Returns a trainer's `gradient` whose result is changed in place. */
function changed(gradient: Trainer['gradient'], change: (gradient: Parameters) => void): Trainer['gradient'] {
  return async (...call) => {
    const result = await gradient(...call);
    change(result.gradient);
    return result;
  };
}

function scaled(gradient: Parameters, k: number, factor: number): void {
  const { values } = gradient[k]!;
  values.forEach((value, i) => {
    values[i] = factor * value;
  });
}

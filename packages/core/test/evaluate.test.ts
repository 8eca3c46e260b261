import {
  type Engine,
  type Evaluator,
  evaluateField,
  seededRandom,
  sgd,
  withEvaluator,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectAbortHeard, expectClose, expectNoLeak } from '@fourier-features/testing';
import { createReference } from '@fourier-features/testing/engine';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodings, smallField } from './tfjs/smallFields.ts';

/** An engine whose fields have the value 1 everywhere, which counts its open evaluators. */
function countingEngine(): Engine & { created: number; open: number } {
  const engine = {
    name: 'counting',
    created: 0,
    open: 0,
    createEvaluator: async (): Promise<Evaluator> => {
      engine.created += 1;
      engine.open += 1;
      return {
        evaluate: async ({ length }) => new Float32Array(length).fill(1),
        dispose: () => {
          engine.open -= 1;
        },
      };
    },
    createTrainer: (): never => {
      throw new Error('evaluation needs no trainer');
    },
  };
  return engine;
}

describe.each(['cpu', 'wasm'] as const)('evaluation on the %s backend', (backend) => {
  beforeAll(() => activateFastestBackend(backend));

  const coordinates = seededRandom(1).uniforms(2 * 33);

  test.each(encodings)('gives [n, c] values, those of float64 within 3e-6: %s', async (_, encoding) => {
    const field = smallField(encoding);
    const values = await evaluateField(field, coordinates, { engine: tfjsEngine() });
    expectClose(values, createReference(field).values(coordinates), 3e-6);
  });

  test.each(encodings)('agrees with trainer.evaluate to the bit: %s', async (_, encoding) => {
    // One chunk, and one point per chunk.
    for (const engine of [tfjsEngine(), tfjsEngine({ workingBytes: 1 })]) {
      const field = smallField(encoding, 'tanh');
      // As after training: B and a differ from those of the encoding.
      for (const { values } of field.parameters) values.set(seededRandom(9).normals(values.length));
      const trainer = await engine.createTrainer(field, sgd());
      const expected = await trainer.evaluate(coordinates);
      trainer.dispose();
      expect(await evaluateField(field, coordinates, { engine })).toEqual(expected);
    }
  });

  test('uses a copy of the field', async () => {
    const field = smallField();
    await withEvaluator(field, { engine: tfjsEngine() }, async (evaluate) => {
      const before = await evaluate(coordinates);
      field.parameters[1]!.values.fill(100);
      field.encoding.frequencies.fill(0);
      expect(await evaluate(coordinates)).toEqual(before);
    });
  });

  test('leaks no tensors, whether it succeeds, is refused or is interrupted', () =>
    expectNoLeak(async () => {
      const field = smallField();
      const options = { engine: tfjsEngine() };
      await withEvaluator(field, options, async (evaluate) => {
        for (let call = 0; call < 3; call++) await evaluate(coordinates);
      });
      await expect(evaluateField(field, new Float32Array(5), options)).rejects.toThrow(
        new RangeError('evaluate: coordinates must be [n, 2], got 5 numbers'),
      );
      const failing = withEvaluator(field, options, async (evaluate) => {
        await evaluate(coordinates);
        throw new Error('no disk');
      });
      await expect(failing).rejects.toThrow(new Error('no disk'));
    }, tf));
});

describe('withEvaluator(field, { engine }, use)', () => {
  test('prepares the field once, returns what use returns, and then frees the evaluator', async () => {
    const engine = countingEngine();
    const sum = await withEvaluator(smallField(), { engine }, async (evaluate) => {
      expect(engine.open).toBe(1);
      const [first, second] = [await evaluate(new Float32Array(2)), await evaluate(new Float32Array(4))];
      return first.length + second.length;
    });
    expect(sum).toBe(6);
    expect(engine).toMatchObject({ created: 1, open: 0 });
  });

  test('frees the evaluator if use throws or rejects', async () => {
    const engine = countingEngine();
    const fail = (): never => {
      throw new Error('at once');
    };
    await expect(withEvaluator(smallField(), { engine }, fail)).rejects.toThrow(new Error('at once'));
    const later = withEvaluator(smallField(), { engine }, () => Promise.reject(new Error('later')));
    await expect(later).rejects.toThrow(new Error('later'));
    expect(engine).toMatchObject({ created: 2, open: 0 });
  });
});

describe('a signal', () => {
  const coordinates = new Float32Array(2);

  test('reaches the engine, from evaluateField and from every call in withEvaluator', async () => {
    await expectAbortHeard((options) => evaluateField(smallField(), coordinates, options));
    await expectAbortHeard((options) =>
      withEvaluator(smallField(), options, async (evaluate) => evaluate(coordinates)),
    );
  });

  test('of a single call ends it as well as that of withEvaluator', async () => {
    const forever = new AbortController().signal;
    await expectAbortHeard(({ engine, signal }) =>
      withEvaluator(smallField(), { engine, signal: forever }, (evaluate) => evaluate(coordinates, signal)),
    );
    await expectAbortHeard(({ engine, signal }) =>
      withEvaluator(smallField(), { engine, signal }, (evaluate) => evaluate(coordinates, forever)),
    );
  });

  test('that is aborted already prepares no field', async () => {
    const engine = countingEngine();
    const reason = new Error('never mind');
    const signal = AbortSignal.abort(reason);
    await expect(evaluateField(smallField(), coordinates, { engine, signal })).rejects.toBe(reason);
    expect(engine.created).toBe(0);
  });
});

test('evaluateField and withEvaluator refuse what is not an engine', async () => {
  const engine = {} as Engine;
  const refusal = new RangeError(
    'evaluate: engine must be an engine, got another object. Pass await nativeEngine(), await wasmEngine(), or tfjsEngine().',
  );
  await expect(evaluateField(smallField(), new Float32Array(2), { engine })).rejects.toThrow(refusal);
  await expect(withEvaluator(smallField(), { engine }, async () => 0)).rejects.toThrow(refusal);
});

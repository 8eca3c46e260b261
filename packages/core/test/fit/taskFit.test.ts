import {
  encodingByName,
  encodingDefaults,
  evaluateField,
  gridCoordinates,
  initialField,
  seededRandoms,
  taskField,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { describe, expect, test } from 'vitest';

const network = { width: 6, depth: 3, outputDim: 2, outputActivation: 'tanh' } as const;

describe('taskField(options)', () => {
  test.each([
    ['gaussian', 4],
    ['positional', 8],
    ['none', null],
  ] as const)('draws %s and the network from the generators of the fit', (encoding, scale) => {
    const setting = { inputDim: 3, normalise: true, inputRange: [-1, 1] } as const;
    const field = taskField({
      ...setting,
      ...network,
      encoding,
      scale,
      frequencyCount: 6,
      randoms: seededRandoms(5),
    });
    const randoms = seededRandoms(5);
    const byHand = encodingByName(encoding, {
      ...setting,
      scale,
      frequencyCount: 6,
      random: randoms.encoding,
    });
    expect(field).toEqual(initialField({ encoding: byHand, ...network, random: randoms.network }));
  });

  test('passes the unit of frequencies on', async () => {
    await activateFastestBackend('cpu');
    const basic = { inputDim: 1, encoding: 'basic', scale: null, frequencyCount: 1, ...network } as const;
    const [cycles, radians] = [
      taskField({ ...basic, randoms: seededRandoms(0) }),
      taskField({ ...basic, unit: 'radians', randoms: seededRandoms(0) }),
    ];
    const engine = tfjsEngine();
    const points = gridCoordinates([8]);
    // One cycle of v is 2π radians of v: the fields agree once the coordinates are scaled.
    const inRadians = await evaluateField(radians, points, { engine });
    const inCycles = await evaluateField(
      cycles,
      points.map((x) => x / (2 * Math.PI)),
      { engine },
    );
    for (const [i, value] of inRadians.entries()) expect(value).toBeCloseTo(inCycles[i]!, 5);
  });

  test('needs a scale for encodings that have one', () => {
    expect(() =>
      taskField({
        ...network,
        inputDim: 2,
        encoding: 'gaussian',
        scale: null,
        frequencyCount: 4,
        randoms: seededRandoms(0),
      }),
    ).toThrow(
      new RangeError('encodingByName: scale of gaussian must be a number, in cycles per unit, got null'),
    );
  });
});

test('encodingDefaults(caller, defaults, encoding) finds an encoding of the task, and names them all otherwise', () => {
  const encodings = { none: { scale: null, learningRate: 1 }, gaussian: { scale: 10, learningRate: 2 } };
  expect(encodingDefaults('fit', { encodings }, 'gaussian')).toBe(encodings.gaussian);
  expect(() => encodingDefaults('fit', { encodings }, 'basic')).toThrow(
    'fit: encoding must be one of none, gaussian, got basic',
  );
});

import * as ct from '@fourier-features/ct';
import * as image from '@fourier-features/image';
import * as nerf from '@fourier-features/nerf';
import * as occupancy from '@fourier-features/occupancy';
import { describe, expect, it, test } from 'vitest';
import { equalSize, nearestInteger, parameterCount, type SizedFor } from '../../experiments/equalSize.ts';
import { protocols, TOLERANCE } from '../../experiments/protocol.ts';

const cameras = nerf.orbitCameras({ frames: 3, radius: 4, width: 64 });

const KINDS = ['image', 'shape', 'ct', 'scene'] as const;

function sizedFor(kind: (typeof KINDS)[number], side: number): SizedFor {
  switch (kind) {
    case 'image': {
      const picture = { width: side, height: side, channels: 3, values: new Float32Array(3 * side ** 2) };
      return { recommended: image.recommended(image.split(picture, 'grid'), 'photo'), outputDim: 3 };
    }
    case 'shape':
      return { recommended: occupancy.recommended, outputDim: 1 };
    case 'ct':
      return { recommended: ct.recommended([side, side]), outputDim: 1 };
    case 'scene':
      return { recommended: nerf.recommended(cameras, { near: 2, far: 6 }), outputDim: 4 };
  }
}

const cases = (['quick', 'paper'] as const).flatMap((name) =>
  KINDS.flatMap((kind) => protocols[name].fields.map((field) => ({ name, kind, field }))),
);

describe('equalSize(choice, parameters, sizedFor)', () => {
  it.each(cases)('gives $field of the protocol $name a size within the tolerance: $kind', (each) => {
    const protocol = protocols[each.name][each.kind];
    const side = 'side' in protocol ? (protocol.side as number) : 0;
    const wanted = protocol.parameters!;
    const { parameters } = equalSize(each.field, wanted, sizedFor(each.kind, side));
    expect(Math.abs(parameters / wanted - 1)).toBeLessThanOrEqual(TOLERANCE);
  });

  it('finds the plain grid with a vertex for each pixel that is trained on', () => {
    const { size, parameters } = equalSize('grid', protocols.quick.image.parameters, sizedFor('image', 128));
    expect(size).toEqual({ finestCells: 64 });
    expect(parameters).toBe(65 ** 2 * 3);
  });

  it('keeps the network of a hash grid near its default width', () => {
    const { size } = equalSize('hash', protocols.quick.shape.parameters, sizedFor('shape', 0));
    expect(Math.log2(size.tableSize!) % 1).toBe(0);
    expect(size.width! / 64).toBeGreaterThan(0.5);
    expect(size.width! / 64).toBeLessThan(2);
  });

  it('keeps the default size if no number is wanted', () => {
    const sized = sizedFor('shape', 0);
    expect(equalSize('gaussian', null, sized)).toEqual({
      size: {},
      parameters: parameterCount('gaussian', { width: 256, frequencyCount: 256 }, sized),
    });
  });

  it('refuses a number that no size is near', () => {
    expect(() => equalSize('grid', 20, sizedFor('image', 128))).toThrow(
      'equalSize: parameters must be within 2 % of a size of grid, got 20; the nearest is 27',
    );
    expect(() => equalSize('hash', 10, sizedFor('ct', 128))).toThrow(RangeError);
  });
});

describe('parameterCount(choice, size, sizedFor)', () => {
  const [m, w] = [10, 12];

  it.each([
    // m frequencies give 2m features, for three hidden layers and an output of three.
    ['gaussian', { width: w, frequencyCount: m }, 2 * m * w + w + 2 * (w * w + w) + 3 * w + 3],
    ['none', { width: w }, 2 * w + w + 2 * (w * w + w) + 3 * w + 3],
    ['siren', { width: w }, 2 * w + w + 3 * (w * w + w) + 3 * w + 3],
    // Each channel of a wavelet has two numbers before it.
    ['wire', { width: w }, 2 * (2 * w + w) + 2 * (2 * (w * w + w)) + 3 * w + 3],
    ['grid', { finestCells: 4 }, 5 * 5 * 3],
  ] as const)('counts weights and biases of %s', (choice, size, count) => {
    expect(parameterCount(choice, size, sizedFor('image', 32))).toBe(count);
  });
});

test.each([
  [1, 1],
  [10, 3],
  [12, 3],
  [13, 4],
  [1e6, 1000],
])('nearestInteger(n ↦ n², %i) is %i', (wanted, n) => {
  expect(nearestInteger((each) => each ** 2, wanted)).toBe(n);
});

import { readFile } from 'node:fs/promises';
import { type Engine, finish } from '@fourier-features/core';
import { parallelBeam, score, uniformAngles } from '@fourier-features/ct';
import { decodeNpy } from '@fourier-features/datasets';
import { type CtInput, ctTask, type ReadSinogramOptions, readSinogram } from '@fourier-features/tasks';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeNpy } from '../writeNpy.ts';

const [SIDE, ANGLES] = [64, 40];
const shape = [SIDE, SIDE];

const written = (name: string): Promise<Uint8Array> =>
  readFile(new URL(`tools/${name}.npy`, import.meta.url));
const phantom = Float32Array.from(decodeNpy(await written('phantom')).values);
const own = writeNpy(parallelBeam({ shape, angles: uniformAngles(ANGLES) }).apply(phantom), [ANGLES, SIDE]);

/**
 * Projects the phantom by the geometry of TIGRE's parallel beam (`Siddon_projection_parallel.cu`): source and detector u at
 * y = (u − n/2 + ½) on the x axis, both turned by +α about z; arrays are [y, x], their middle at the origin. Sums the nearest
 * pixels at 8 points per pixel.
 */
function tigre(): Uint8Array {
  const values: number[] = [];
  for (let k = 0; k < ANGLES; k++) {
    const alpha = (k * Math.PI) / ANGLES;
    for (let u = 0; u < SIDE; u++) {
      const at = u - SIDE / 2 + 0.5;
      let sum = 0;
      for (let s = -SIDE; s < SIDE; s += 1 / 8) {
        const x = Math.floor(s * Math.cos(alpha) - at * Math.sin(alpha) + SIDE / 2);
        const y = Math.floor(s * Math.sin(alpha) + at * Math.cos(alpha) + SIDE / 2);
        if (x >= 0 && y >= 0 && x < SIDE && y < SIDE) sum += phantom[y * SIDE + x]! / 8;
      }
      values.push(sum);
    }
  }
  return writeNpy(values, [ANGLES, 1, SIDE]);
}

const degrees = Array.from({ length: ANGLES }, (_, k) => 4.5 * k);
const radians = degrees.map((angle) => (angle * Math.PI) / 180);
const odlAngles = degrees.map((angle) => ((angle + 2.25) * Math.PI) / 180);
const angleFile = (angles: readonly number[]): Uint8Array => writeNpy(angles, [ANGLES]);

/** Scores the direct reconstruction, scaled by the peak that is 1, against the phantom. */
async function backProjected(bytes: Uint8Array, options: Partial<ReadSinogramOptions>): Promise<number> {
  const input = await readSinogram(bytes, { name: 'scan', peak: 1, ...options });
  const { picture } = await ctTask.baselines!(input)[0]!.solve({});
  return score(picture.values, phantom, shape).psnr;
}

const ours = await backProjected(own, {});

const cases: [string, () => Promise<Uint8Array>, ReadSinogramOptions, readonly number[]][] = [
  ['scikit-image', () => written('scikit-image'), { name: 's', convention: 'scikit-image' }, degrees],
  ['ASTRA', () => written('astra'), { name: 'a', convention: 'astra' }, radians],
  // Detectors are a unit apart in these two.
  ['ODL', () => written('odl'), { name: 'o', convention: 'odl', detectorSpacing: 1 }, odlAngles],
  ['TIGRE', async () => tigre(), { name: 't', convention: 'tigre', detectorSpacing: 1 }, radians],
];

describe.each(cases)('a sinogram of %s', (_, file, options, angles) => {
  test('reconstructs like our own, over the arc and at the angles of a file', async () => {
    const bytes = await file();
    expect(ours).toBeGreaterThan(20);
    const overArc = await backProjected(bytes, options);
    // scikit-image interpolates between pixels, which costs it 0.3 dB.
    expect(Math.abs(overArc - ours)).toBeLessThan(0.35);
    const atAngles = await backProjected(bytes, { ...options, angles: angleFile(angles) });
    expect(atAngles).toBeCloseTo(overArc, 3);
  });

  test('is explained by its operator, and leaves no doubt', async () => {
    const { operator, measurements, warnings } = await readSinogram(await file(), { ...options, peak: 1 });
    expect(warnings).toEqual([]);
    const explained = operator.apply(phantom);
    let squares = 0;
    for (let i = 0; i < explained.length; i++) squares += (explained[i]! - measurements[i]!) ** 2;
    // Exact projections reach 0.5; turned or mirrored they differ by 0.05 and more.
    expect(Math.sqrt(squares / explained.length)).toBeLessThan(0.012);
  });

  test('is wrong by decibels in the other direction', async () => {
    const direction = options.convention === 'tigre' ? 'counterclockwise' : 'clockwise';
    expect(await backProjected(await file(), { ...options, direction })).toBeLessThan(ours - 3);
  });
});

describe('a field', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await wasmEngine({ threads: 1 });
  });

  test('fitted to each program’s sinogram is as good as one fitted to our own', async () => {
    const fitted = async (input: CtInput): Promise<number> => {
      const options = { scale: 2, frequencyCount: 16, width: 16, steps: 50, learningRate: 1e-2 };
      const settings = ctTask.settings('gaussian', options, input);
      const { field } = await finish(ctTask.fit(input, settings, { engine }));
      const { picture } = await ctTask.result(field, input, settings, { engine });
      return score(picture.values, phantom, shape).psnr;
    };
    const ourField = await fitted(await readSinogram(own, { name: 'own', peak: 1 }));
    // Black has 8.9 dB.
    expect(ourField).toBeGreaterThan(12);
    for (const [name, file, options] of cases) {
      const theirs = await fitted(await readSinogram(await file(), { ...options, peak: 1 }));
      expect(Math.abs(theirs - ourField), name).toBeLessThan(0.3);
    }
  });
});

describe('the parts of a convention', () => {
  test('can be stated one by one', async () => {
    const stated = await readSinogram(await written('astra'), {
      name: 'stated',
      layout: 'projections-first',
      direction: 'counterclockwise',
      angles: angleFile(radians),
      angleUnit: 'radians',
      detectorSpacing: 1,
    });
    const named = await readSinogram(await written('astra'), { name: 'named', convention: 'astra' });
    expect(stated.measurements).toEqual(named.measurements);
    for (const [k, angle] of stated.scan.angles.entries())
      expect(angle).toBeCloseTo(named.scan.angles[k]!, 6);
  });

  test('turn the picture by the offset in the sense of the direction', async () => {
    const at = async (options: Partial<ReadSinogramOptions>): Promise<number[]> =>
      [...(await readSinogram(own, { name: 'own', ...options })).scan.angles].slice(0, 2);
    const step = Math.PI / ANGLES;
    expect(await at({ angleOffset: 1 })).toEqual([1, 1 + step]);
    expect(await at({ angleOffset: 1, direction: 'counterclockwise' })).toEqual([-1, -1 - step]);
    expect(await at({ convention: 'tigre', angleOffset: 0 })).toEqual([0, step]);
  });

  test.each([
    ['without a unit', {}, 'are from 0 to 175.5, in degrees or in radians. Pass angleUnit degrees or'],
    [
      'of another number',
      { angles: writeNpy([0, 1], [2]) },
      'one real number for each of the 40 projections, got [2]',
    ],
    [
      'with an axis for other angles',
      { angles: writeNpy(new Array(120).fill(0), [40, 3]) },
      'got [40, 3]. Pass another layout',
    ],
    [
      'that are not finite',
      {
        angles: writeNpy(
          degrees.map((angle) => angle / (angle - 9)),
          [40],
        ),
      },
      'angles must be finite, got Infinity at index 2',
    ],
  ] as const)('refuses angles %s', async (_, options, message) => {
    const angles = angleFile(degrees);
    await expect(readSinogram(own, { name: 'own', angles, ...options })).rejects.toThrow(message);
  });
});

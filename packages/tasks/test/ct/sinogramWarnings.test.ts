import { seededRandom } from '@fourier-features/core';
import { poissonNoise, uniformAngles } from '@fourier-features/ct';
import { type ReadSinogramOptions, readSinogram } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { writeNpy } from '../writeNpy.ts';
import { discSinogram, discsSinogram } from './disc.ts';

const [PROJECTIONS, DETECTORS] = [90, 64];
const half = uniformAngles(PROJECTIONS);
const turn = uniformAngles(PROJECTIONS, { arc: 2 * Math.PI });
const integrals = discsSinogram(half, DETECTORS);

type Options = Omit<ReadSinogramOptions, 'name'>;

async function doubts(
  values: readonly number[],
  options: Options = {},
  shape: readonly number[] = [PROJECTIONS, DETECTORS],
): Promise<readonly string[]> {
  const input = await readSinogram(writeNpy(values, shape), { name: 'scan', peak: 1, ...options });
  return input.warnings;
}

function variationOfSums(values: readonly number[], detectors: number): number {
  const sums = Array.from({ length: values.length / detectors }, (_, k) =>
    values.slice(k * detectors, (k + 1) * detectors).reduce((sum, value) => sum + value, 0),
  );
  const mean = sums.reduce((sum, each) => sum + each, 0) / sums.length;
  return Math.sqrt(sums.reduce((sum, each) => sum + (each - mean) ** 2, 0) / sums.length) / mean;
}

const transposed = Array.from(
  { length: DETECTORS * PROJECTIONS },
  (_, i) => integrals[(i % PROJECTIONS) * DETECTORS + Math.floor(i / PROJECTIONS)]!,
);
const counts = integrals.map((value) => Math.round(20_000 * Math.exp(-8 * value)));
/** Projections of a square of ones, whose sides are chords cut off by two pairs of lines, as wide as the detectors. */
const cornered = Array.from({ length: PROJECTIONS * DETECTORS }, (_, i) => {
  const theta = half[Math.floor(i / DETECTORS)]!;
  const [cos, sin] = [Math.abs(Math.cos(theta)), Math.abs(Math.sin(theta))];
  const at = Math.abs(((i % DETECTORS) - (DETECTORS - 1) / 2) / DETECTORS);
  // A trapezium: flat while the line meets opposite sides, then falling to 0 at the corner.
  const [inner, outer] = [Math.abs(cos - sin) / 2, (cos + sin) / 2];
  const top = 1 / Math.max(cos, sin);
  return at <= inner ? top : top * Math.max(0, (outer - at) / (outer - inner));
});
const angleFile = (angles: Iterable<number>): Uint8Array => writeNpy(angles, [PROJECTIONS]);
/** Dense at first. */
const uneven = half.map((angle) => angle ** 2 / Math.PI);

describe('readSinogram has no doubts', () => {
  test.each<[string, readonly number[], Options]>([
    ['half a turn', integrals, {}],
    ['a whole turn', discsSinogram(turn, DETECTORS), { arc: 2 * Math.PI }],
    ['a third of half a turn', discsSinogram(uniformAngles(90, { arc: 1 }), DETECTORS), { arc: 1 }],
    [
      'a centre at the end of the detectors',
      discsSinogram(turn, DETECTORS, { centre: 0 }),
      { centre: 0, arc: 2 * Math.PI },
    ],
    ['a centre beyond them', discsSinogram(half, DETECTORS, { centre: -6 }), { centre: -6 }],
    ['a stated centre', discsSinogram(half, DETECTORS, { centre: 36.2 }), { centre: 36.2 }],
    ['uneven angles', discsSinogram(uneven, DETECTORS), { angles: angleFile(uneven), angleUnit: 'radians' }],
    ['counts and what they were without an object', counts, { incident: 20_000 }],
    [
      'noise',
      [
        ...poissonNoise({
          sinogram: Float32Array.from(integrals),
          photons: 1e3,
          attenuation: 4,
          random: seededRandom(1),
        }),
      ],
      {},
    ],
  ])('about %s', async (_, values, options) => {
    expect(await doubts(values, options)).toEqual([]);
  });

  test('about sums that vary by noise', async () => {
    const detectors = 16;
    const values = discSinogram(PROJECTIONS, detectors);
    const noise = seededRandom(2).normals(values.length);
    const noisy = values.map((value, i) => value + 0.075 * noise[i]!);
    expect(variationOfSums(noisy, detectors)).toBeGreaterThan(0.06);
    expect(await doubts(noisy, {}, [PROJECTIONS, detectors])).toEqual([]);
  });
});

describe('readSinogram warns, with the figure and the cure, of', () => {
  test.each<[string, readonly number[], Options, RegExp, (readonly number[])?]>([
    [
      'swapped axes',
      transposed,
      {},
      /vary by \d+ %, .* along the other axis they vary by 0\.\d+ %. Pass the other value of \{layout\}\.$/,
      [DETECTORS, PROJECTIONS],
    ],
    ['the wrong layout', integrals, { layout: 'detectors-first' }, /Pass the other value of \{layout\}/],
    [
      'radians for degrees',
      integrals,
      { arc: Math.PI ** 2 / 180 },
      /are [\d.]+ detectors off .* and 0\.0\d+ over 180°\. Pass 180° as \{arc\}\.$/,
    ],
    [
      'radians for degrees in a file',
      integrals,
      { angles: angleFile(half), angleUnit: 'degrees' },
      /and 0\.0\d+ if they are in radians\. Pass \{angleUnit\} radians\.$/,
    ],
    [
      'degrees for radians in a file',
      integrals,
      { angles: angleFile(half.map((angle) => (180 * angle) / Math.PI)), angleUnit: 'radians' },
      /if they are in degrees\. Pass \{angleUnit\} degrees\.$/,
    ],
    [
      'a whole turn taken for half',
      discsSinogram(turn, DETECTORS),
      {},
      /over 360°\. Pass 360° as \{arc\}\.$/,
    ],
    [
      'half a turn taken for a whole one',
      integrals,
      { arc: 2 * Math.PI },
      /over 180°\. Pass 180° as \{arc\}\.$/,
    ],
    [
      'angles in the reverse order',
      discsSinogram(uneven, DETECTORS),
      { angles: angleFile(uneven.toReversed()), angleUnit: 'radians' },
      /in reverse order\. Pass \{angles\} in the order of the projections\.$/,
    ],
    [
      'evenly spread angles for uneven ones',
      discsSinogram(uneven, DETECTORS),
      {},
      /Pass \{angles\} if they are not evenly spread over \{arc\}/,
    ],
    [
      'a centre that is off by 2 detectors',
      discsSinogram(half, DETECTORS, { centre: 33.5 }),
      {},
      /turn about detector 33\.5 by their centres of mass, not 31\.5\. Pass \{centre\} 33\.5\.$/,
    ],
    [
      'a centre that is stated wrongly',
      integrals,
      { centre: 28 },
      /about detector 31\.5 by .*, not 28\. Pass \{centre\} 31\.5\.$/,
    ],
    [
      'a centre that is stated at the end of the detectors',
      integrals,
      { centre: 2 },
      /about detector 31\.5 by .*, not 2\. Pass/,
    ],
    [
      'counts without their incident intensity',
      counts,
      {},
      /ends of the detectors are \d(\.\d)? times those in the middle.* Pass \{incident\} if the file holds intensities\.$/,
    ],
    [
      'an incident intensity that is too large',
      counts,
      { incident: 30_000 },
      /end level at an attenuation of 0\.41, .* is 50 % too large\. Pass 20000 as \{incident\} if there is air\.$/,
    ],
    [
      'an arc that is no half or double of the stated one',
      discsSinogram(uniformAngles(PROJECTIONS, { arc: (2 * Math.PI) / 3 }), DETECTORS),
      {},
      /and 0\.0\d+ over 120°\. Pass 120° as \{arc\}\.$/,
    ],
    [
      'a logarithm that is taken twice',
      integrals.map((value) => value + 0.01),
      { incident: 1 },
      /line integrals whose logarithm was taken\. Leave out \{incident\}/,
    ],
    [
      'transmissions that need no incident intensity but 1',
      integrals.map((value) => Math.exp(-4 * value)),
      {},
      /Pass \{incident\}/,
    ],
    [
      'an object that reaches beyond the detectors',
      discsSinogram(half, DETECTORS, { spacing: 0.4 / DETECTORS }),
      {},
      /the object reaches beyond the detectors/,
    ],
    [
      'a square picture whose corners the detectors do not see, rather than of its angles',
      cornered,
      {},
      /^values at an end of the detectors are \d+ % .* reaches beyond the detectors/,
    ],
    [
      'a background that is left',
      integrals.map((value) => value + 1),
      {},
      /or a background is left in the values/,
    ],
    [
      'a source whose strength drifts',
      integrals.map((value, i) => value + (0.1 * i) / integrals.length),
      {},
      /sums of the projections vary by \d+ %.* its strength changes/,
    ],
    [
      'an incident intensity that is too small',
      counts,
      { incident: 15_000 },
      /\d+ % of the sinogram is negative.* Pass a larger \{incident\}\.$/,
    ],
  ])('%s', async (_, values, options, message, shape) => {
    const warnings = await doubts(values, options, shape);
    expect(warnings).toContainEqual(expect.stringMatching(message));
  });
});

describe('readSinogram notes that the middle is not measured', () => {
  test.each([
    [-6, 5.5],
    [68.5, 5],
  ])('about detector %d', async (centre, distance) => {
    const file = writeNpy(discsSinogram(turn, DETECTORS, { centre }), [PROJECTIONS, DETECTORS]);
    const { notes } = await readSinogram(file, { name: 'scan', peak: 1, centre, arc: 2 * Math.PI });
    expect(notes).toEqual([
      `no ray comes nearer to {centre} than ${distance} detectors, so that the middle of the picture is not measured.`,
    ]);
  });

  test('but not if it lies on the first or the last detector', async () => {
    for (const centre of [-0.5, 63.5]) {
      const file = writeNpy(discsSinogram(turn, DETECTORS, { centre }), [PROJECTIONS, DETECTORS]);
      const { notes } = await readSinogram(file, { name: 'scan', peak: 1, centre, arc: 2 * Math.PI });
      expect(notes).toEqual([]);
    }
  });
});

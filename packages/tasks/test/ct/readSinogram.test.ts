import { createHash } from 'node:crypto';
import { publishedGeometry, publishedRadon, uniformAngles } from '@fourier-features/ct';
import { readSinogram } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { writeNpy } from '../writeNpy.ts';
import { discPixels, discSinogram } from './disc.ts';

const [PROJECTIONS, DETECTORS] = [12, 40];
const chords = discSinogram(PROJECTIONS, DETECTORS);
const shape = [PROJECTIONS, DETECTORS];
const bytes = writeNpy(chords, shape);

/** Root of the mean square difference. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum / b.length);
}

describe('readSinogram(bytes, options)', () => {
  test('takes line integrals in units of the side as they are', async () => {
    const input = await readSinogram(bytes, { name: 'disc' });
    expect(input.measurements).toEqual(Float32Array.from(chords));
    expect([input.shape, input.truth, input.volume]).toEqual([[DETECTORS, DETECTORS], undefined, undefined]);
    expect(input.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(input.warnings).toEqual([]);
    expect(input.description).toBe('disc: 12 projections of 40 detectors over 180°, peak 1');
  });

  test('has an operator that explains the measurements', async () => {
    const { operator, measurements } = await readSinogram(bytes, { name: 'disc' });
    expect(operator.outputShape).toEqual(shape);
    expect(distance(operator.apply(discPixels(DETECTORS)), measurements)).toBeLessThan(0.01);
  });

  test('places the centre of rotation on the detector that is given', async () => {
    const centre = 16.5;
    const shifted = writeNpy(discSinogram(PROJECTIONS, DETECTORS, centre), shape);
    const {
      operator,
      measurements,
      shape: picture,
    } = await readSinogram(shifted, { name: 'disc', peak: 1, centre });
    // 23 detectors beyond the centre on the longer side; the row of 40 is the unit of length.
    expect(picture).toEqual([46, 46]);
    expect(distance(operator.apply(discPixels(46, 40 / 46)), measurements)).toBeLessThan(0.01);
    const unplaced = await readSinogram(shifted, { name: 'disc', peak: 1 });
    expect(distance(unplaced.operator.apply(discPixels(40)), unplaced.measurements)).toBeGreaterThan(0.1);
  });

  test.each([
    [0, 79],
    [-5, 89],
    [0.001, 79],
    [39, 79],
    [60.5, 122],
    [19.5, 40],
  ])(
    'makes the picture as large as the longer side needs with the centre on detector %d',
    async (centre, side) => {
      const turn = { name: 'disc', peak: 1, centre, arc: 2 * Math.PI };
      const {
        operator,
        measurements,
        shape: picture,
      } = await readSinogram(writeNpy(discSinogram(PROJECTIONS, DETECTORS, centre), shape), turn);
      expect(picture).toEqual([side, side]);
      expect(distance(operator.apply(discPixels(side, 40 / side)), measurements)).toBeLessThan(0.012);
      // The same square in fewer pixels.
      const coarse = await readSinogram(bytes, { ...turn, size: 20 });
      expect(coarse.scan.geometry.detectorSpacing).toBe(1 / side);
    },
  );

  test('notes what half a turn leaves incomplete, and estimates attenuations all the same', async () => {
    const file = writeNpy(
      discSinogram(36, DETECTORS, 2).map((chord) => 30 * chord),
      [36, DETECTORS],
    );
    const whole = await readSinogram(file, { name: 'disc', centre: 2, arc: 2 * Math.PI });
    expect(whole.notes).toEqual([expect.stringMatching(/^attenuations reach about/)]);
    const attenuation = whole.settings['peak'] as number;
    expect(attenuation / 30).toBeGreaterThan(0.8);
    expect(attenuation / 30).toBeLessThan(1.3);
    const { notes } = await readSinogram(file, { name: 'disc', centre: 2 });
    expect(notes[1]).toMatch(/outer part of the picture is seen from half of the directions/);
  });

  test('reconstructs at another size, which covers the same square', async () => {
    const { operator, measurements, scan } = await readSinogram(bytes, { name: 'disc', size: 25 });
    expect(scan.shape).toEqual([25, 25]);
    expect(distance(operator.apply(discPixels(25)), measurements)).toBeLessThan(0.02);
  });

  test('takes lengths and attenuations out of the scanner’s units', async () => {
    // Detectors half a millimetre apart: the side is 20 mm; attenuation 0.3 per mm.
    const integrals = chords.map((chord) => 0.3 * 20 * chord);
    const options = { name: 'disc', detectorSpacing: 0.5 };
    const given = await readSinogram(writeNpy(integrals, shape), { ...options, peak: 0.3 });
    expect(distance(given.measurements, chords)).toBeLessThan(1e-6);
  });

  test('takes the logarithm of intensities', async () => {
    const intensities = chords.map((chord) => 5000 * Math.exp(-chord));
    const { measurements } = await readSinogram(writeNpy(intensities, shape), {
      name: 'disc',
      incident: 5000,
    });
    expect(distance(measurements, chords)).toBeLessThan(1e-6);
  });

  test('estimates the attenuation that becomes 1, and says so', async () => {
    const strong = writeNpy(
      chords.map((chord) => 30 * chord),
      shape,
    );
    const { measurements, settings, notes } = await readSinogram(strong, { name: 'disc' });
    const peak = settings['peak'] as number;
    expect(peak / 30).toBeGreaterThan(0.8);
    expect(peak / 30).toBeLessThan(1.8);
    expect(
      distance(
        measurements,
        chords.map((chord) => (30 * chord) / peak),
      ),
    ).toBeLessThan(1e-6);
    expect(notes).toEqual([`attenuations reach about ${peak}, which becomes 1. Pass {peak} to change that.`]);
    expect((await readSinogram(strong, { name: 'disc', peak })).notes).toEqual([]);
  });

  test('explains by the published operator, which has its own geometry', async () => {
    const { operator, scan } = await readSinogram(bytes, { name: 'disc', operator: 'published' });
    const published = publishedRadon({ shape: [DETECTORS, DETECTORS], angles: uniformAngles(PROJECTIONS) });
    expect(operator.apply(discPixels(DETECTORS))).toEqual(published.apply(discPixels(DETECTORS)));
    expect(scan.geometry).toEqual(publishedGeometry([DETECTORS, DETECTORS]));
  });

  test('spreads the projections over the arc', async () => {
    const { scan, description } = await readSinogram(bytes, { name: 'disc', arc: Math.PI / 3 });
    expect([...scan.angles]).toEqual(Array.from({ length: 12 }, (_, k) => (k * (Math.PI / 3)) / 12));
    expect(description).toContain('over 60°');
  });

  test.each([
    [
      'three axes',
      writeNpy(chords, [3, 4, DETECTORS]),
      {},
      'the array must be [projections, detectors] of real numbers',
    ],
    ['complex numbers', writeNpy(chords, [6, 40], { complex: true }), {}, 'got [6, 40] of complex ones'],
    ['a single detector', writeNpy([1, 2], [2, 1]), {}, 'got [2, 1]'],
    ['NaN', writeNpy([1, Number.NaN, 2, 3], [2, 2]), {}, 'values must be finite, got NaN at index 1'],
    ['a size with the published operator', bytes, { operator: 'published', size: 20 }, 'Pass operator lines'],
    [
      'a centre with the published operator',
      bytes,
      { operator: 'published', centre: 20 },
      'Pass operator lines',
    ],
    [
      'a centre that is not finite',
      bytes,
      { centre: Number.NaN },
      'centre must be a finite number of detectors',
    ],
    [
      'a centre so far out that the picture would be too large',
      bytes,
      { centre: -1e5 },
      'got 200079x200079, as wide as the detectors reach about detector -100000. Pass a smaller size.',
    ],
    ['a peak of 0', bytes, { peak: 0 }, 'readSinogram: peak must be positive'],
    ['a spacing of 0', bytes, { detectorSpacing: 0 }, 'readSinogram: detectorSpacing must be positive'],
    [
      'intensities that are not positive',
      writeNpy([1, 0, 1, 1], [2, 2]),
      { incident: 1 },
      'must be positive',
    ],
    ['negative attenuations', writeNpy([-1, -1, -1, -1], [2, 2]), {}, 'must have a positive value'],
    ['other bytes', Uint8Array.of(1, 2, 3), {}, 'decodeNpy'],
  ] as const)('refuses %s', async (_, file, options, message) => {
    await expect(readSinogram(file, { name: 'disc', ...options })).rejects.toThrow(message);
  });

  test('reads more projections than a call has arguments', async () => {
    const many = 130_000;
    const rows = writeNpy(new Float32Array(2 * many).fill(0.5), [many, 2]);
    const angles = writeNpy(
      Float64Array.from({ length: many }, (_, k) => (180 * k) / many),
      [many],
    );
    await expect(readSinogram(rows, { name: 'film', angles })).rejects.toThrow(
      'angles are from 0 to 180, in degrees or in radians',
    );
    const { description } = await readSinogram(rows, { name: 'film', angles, angleUnit: 'degrees' });
    expect(description).toMatch(/^film: 130000 projections of 2 detectors at 0° to 179\.999°/);
  });
});

import { sliceVolume } from '@fourier-features/datasets';
import * as mri from '@fourier-features/mri';
import { maskNames, readVolume, type SimulateMriOptions, simulateMri } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { place } from '../place.ts';
import { writeNifti } from '../writeNifti.ts';
import { naiveDft } from './naiveDft.ts';

/** 6 × 5 × 4 voxels from −10 to 109; voxels are 2 × 3 × 4 mm. */
const voxels = Array.from({ length: 120 }, (_, i) => i - 10);
const rows = [2, 0, 0, -5, 0, 3, 0, 7, 0, 0, 4, 11];
const volume = await readVolume(writeNifti({ voxels, dim: [6, 5, 4, 1], rows }), { name: 'head' });
const scan = (options: SimulateMriOptions = {}): ReturnType<typeof simulateMri> =>
  simulateMri(volume, options);
const unit = voxels.map((voxel) => (voxel + 10) / 119);

/** Σ|v|². */
const energy = (values: Float32Array): number => values.reduce((sum, value) => sum + value ** 2, 0);

describe('simulateMri(volume, options)', () => {
  test('scans the whole volume, scaled to [0, 1], in place', () => {
    const input = scan();
    expect(input.shape).toEqual([4, 5, 6]);
    unit.forEach((value, i) => {
      expect(input.truth![i]).toBeCloseTo(value, 6);
    });
    expect(input.volume).toEqual({
      shape: [4, 5, 6],
      affine: [...rows, 0, 0, 0, 1],
      valueRange: { floor: -10, range: 119 },
    });
    expect(input).toMatchObject({ complex: false, sensitivities: undefined, sha256: volume.sha256 });
  });

  test('measures the unitary transform of a slice', () => {
    const { measurements, truth } = scan({ slice: 1, mask: 'full' });
    const expected = naiveDft({ values: [...truth!].flatMap((value) => [value, 0]), shape: [5, 6] });
    expected.forEach((value, i) => {
      expect(measurements[i]).toBeCloseTo(value, 5);
    });
  });

  test.each([
    ['x', 4, [4, 0, 0]],
    ['y', 2, [0, 2, 0]],
    ['z', 3, [0, 0, 3]],
  ] as const)('keeps a slice across %s where it is in space', (axis, slice, corner) => {
    const input = scan({ axis, slice });
    const { values, shape } = sliceVolume(volume.volume, { axis, index: slice });
    expect(input.shape).toEqual(shape.slice(1));
    const { floor, range } = input.volume!.valueRange;
    input.truth!.forEach((value, i) => {
      expect(floor + range * value).toBeCloseTo(values[i]!, 3);
    });
    expect(place(input.volume!.affine, [0, 0, 0])).toEqual(place(rows, corner));
    const last = { x: [4, 4, 3], y: [5, 2, 3], z: [5, 4, 3] }[axis];
    const [height, width] = input.shape as [number, number];
    expect(place(input.volume!.affine, [width - 1, height - 1, 0])).toEqual(place(rows, last));
  });

  test.each(maskNames)('samples by the mask %s and nothing else', (mask) => {
    const { measurements, mask: sampled } = scan({ mask, slice: 2, spokes: 2 });
    expect(mri.coverage(sampled)).toBeGreaterThan(0);
    for (let i = 0; i < measurements.length; i++)
      if (sampled[Math.floor(i / 2)] === 0) expect(Math.abs(measurements[i]!)).toBe(0);
    expect(mri.coverage(sampled) === 1).toBe(mask === 'full');
  });

  test('samples by a mask of its own, and names it in words', () => {
    const mask = mri.radialMask({ shape: [5, 6], spokes: 2 });
    const input = scan({ mask, slice: 2 });
    expect(input.mask).toEqual(mask);
    expect(input.measurements).toEqual(scan({ mask: 'radial', spokes: 2, slice: 2 }).measurements);
    expect(input.settings['mask']).toBe('given');
    expect(input.description).toMatch(/ % of k-space \(given\)$/);
    expect(() => scan({ mask, slice: 2, axis: 'y' })).toThrow('mask must be [4, 6], 24 numbers, got 30');
    expect(() => scan({ mask: new Uint8Array(30).fill(2), slice: 2 })).toThrow('mask must hold 0 or 1');
  });

  test('draws random masks by the seed, and passes acceleration and spokes on', () => {
    expect(scan({ seed: 1 }).mask).toEqual(scan({ seed: 1 }).mask);
    expect(scan({ seed: 1 }).mask).not.toEqual(scan({ seed: 2 }).mask);
    const shape = [5, 6];
    expect(scan({ slice: 0, mask: 'radial', spokes: 3 }).mask).toEqual(mri.radialMask({ shape, spokes: 3 }));
    const lines = { shape, acceleration: 2, centreFraction: 0.08 };
    expect(scan({ slice: 0, mask: 'equispaced', acceleration: 2 }).mask).toEqual(mri.equispacedMask(lines));
  });

  test('adds noise of the given ratio, the same for the same seed', () => {
    const options = { mask: 'full', seed: 5 } as const;
    const exact = scan(options).measurements;
    const noisy = scan({ ...options, snr: 20 }).measurements;
    const noise = noisy.map((value, i) => value - exact[i]!);
    expect(Math.abs(10 * Math.log10(energy(exact) / energy(noise)) - 20)).toBeLessThan(1.5);
    expect(scan({ ...options, snr: 20 }).measurements).toEqual(noisy);
    expect(scan({ ...options, snr: 20, seed: 6 }).measurements).not.toEqual(noisy);
  });

  test('receives by coils whose sensitivities are those of a birdcage', () => {
    const input = scan({ coils: 3, slice: 1, mask: 'full' });
    const sensitivities = mri.birdcageSensitivities({ shape: [5, 6], coils: 3 });
    expect(input.sensitivities).toEqual(sensitivities);
    expect(input.operator.outputShape).toEqual([3, 5, 6, 2]);
    const image = mri.zeroFilled({ shape: [5, 6], kspace: input.measurements, sensitivities });
    input.truth!.forEach((value, i) => {
      expect(image[i]).toBeCloseTo(value, 5);
    });
  });

  test('notes the inverse crime and advises what is missing', () => {
    const advice = (options: SimulateMriOptions): string => scan(options).notes.join();
    expect(advice({})).toMatch(/inverse crime.* Pass \{snr\} for noise or \{coils\}\.$/);
    expect(advice({ snr: 30 })).toMatch(/ Pass \{coils\}\.$/);
    expect(advice({ coils: 2 })).toMatch(/ Pass \{snr\} for noise\.$/);
    expect(advice({ coils: 2, snr: 30 })).toMatch(/worse results\.$/);
  });

  test('describes and records the scan', () => {
    const input = scan({ mask: 'full', coils: 2, snr: 30, slice: 1, axis: 'y', seed: 4 });
    expect(input.description).toBe('head: 6x4, 100.0 % of k-space (full), 2 coils, 30 dB');
    expect(input.settings).toEqual({
      mask: 'full',
      acceleration: 4,
      spokes: 64,
      coils: 2,
      snr: 30,
      slice: 1,
      axis: 'y',
      seed: 4,
      nonFinite: 'refuse',
      size: null,
      volume: 0,
    });
  });

  test('refuses slices that do not exist and volumes without a positive value', () => {
    expect(() => scan({ slice: 4 })).toThrow(
      'simulateMri: slice must be an integer from 0 to 3 across z, got 4',
    );
    const dark = { ...volume, volume: { ...volume.volume, values: new Float32Array(120) } };
    expect(() => simulateMri(dark)).toThrow('one of them above 0');
  });
});

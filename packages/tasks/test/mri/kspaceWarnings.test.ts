import { seededRandom } from '@fourier-features/core';
import { encodeNpy } from '@fourier-features/datasets';
import * as mri from '@fourier-features/mri';
import { readKspace } from '@fourier-features/tasks';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { writeNpy } from '../writeNpy.ts';

type Options = Partial<Parameters<typeof readKspace>[1]>;
type Shape = readonly number[];

const write = (values: Float32Array, shape: Shape): Uint8Array =>
  encodeNpy({ values, shape: [...shape, 2], complex: true });
const sizeOf = (shape: Shape): number => shape.reduce((product, side) => product * side, 1);
const warningsOf = async (file: Uint8Array, options: Options = {}): Promise<string> =>
  (await readKspace(file, { name: 'scan', ...options })).warnings.join('\n');

/** An ellipse with a notch, off the middle by less than a tenth, with smooth phases or without. */
function imageOf(shape: Shape, phases: boolean): Float32Array {
  return Float32Array.from({ length: 2 * sizeOf(shape) }, (_, i) => {
    const place = placeOf(i >> 1, shape);
    const radius = Math.hypot(...place.map((p, axis) => (p - 0.53 + 0.04 * axis) / 0.33));
    const value = (radius < 1 ? 1 : 0) - (radius < 0.5 && place.at(-1)! > 0.5 ? 0.4 : 0);
    const phase = phases ? 2 * place[0]! + 3 * place.at(-1)! ** 2 : 0;
    return value * (i % 2 === 0 ? Math.cos(phase) : Math.sin(phase));
  });
}

function placeOf(cell: number, shape: Shape): number[] {
  let rest = cell;
  return shape
    .toReversed()
    .map((side) => {
      const index = rest % side;
      rest = Math.floor(rest / side);
      return index / side;
    })
    .toReversed();
}

/** Moves index 0 of each axis to ⌊n/2⌋, numpy's fftshift, of values `[..., ...shape, 2]`; or back, ifftshift. */
function shifted(values: Float32Array, shape: Shape, back = false): Float32Array {
  const bins = sizeOf(shape);
  const moved = new Float32Array(values.length);
  for (let i = 0; i < values.length / 2; i++) {
    let [rest, stride, to] = [i % bins, 1, i - (i % bins)];
    for (const side of shape.toReversed()) {
      const by = back ? side - Math.floor(side / 2) : Math.floor(side / 2);
      to += (((rest % side) + by) % side) * stride;
      rest = Math.floor(rest / side);
      stride *= side;
    }
    moved.set(values.subarray(2 * i, 2 * i + 2), 2 * to);
  }
  return moved;
}

interface Scan {
  readonly shape: Shape;
  readonly mask?: mri.Mask;
  readonly coils?: number;
  readonly phases?: boolean;
}

/** K-space of the four conventions, by name of the numpy expression. */
function scans({ shape, mask = mri.fullMask([...shape]), coils = 1, phases = true }: Scan) {
  const transform = (image: Float32Array, maps?: Float32Array): Float32Array =>
    mri
      .fourierSampling({ shape, mask, complex: true, ...(maps ? { sensitivities: maps } : {}) })
      .apply(image);
  const image = imageOf(shape, phases);
  const maps = coils > 1 ? mri.birdcageSensitivities({ shape, coils }) : undefined;
  const plain = transform(image, maps);
  const rolled = transform(shifted(image, shape, true), maps && shifted(maps, shape, true));
  const full = coils > 1 ? [coils, ...shape] : shape;
  return {
    'fft2(o)': write(plain, full),
    'fftshift(fft2(o))': write(shifted(plain, shape), full),
    'fftshift(fft2(ifftshift(o)))': write(shifted(rolled, shape), full),
    'fft2(ifftshift(o))': write(rolled, full),
  };
}

const RIGHT: Readonly<Record<keyof ReturnType<typeof scans>, Options>> = {
  'fft2(o)': {},
  'fftshift(fft2(o))': { centred: true, imageOrigin: 'corner' },
  'fftshift(fft2(ifftshift(o)))': { centred: true },
  'fft2(ifftshift(o))': { imageOrigin: 'centre' },
};
const names = Object.keys(RIGHT) as (keyof typeof RIGHT)[];

const grids: readonly Scan[] = [
  { shape: [32, 32] },
  { shape: [33, 24], coils: 4 },
  { shape: [8, 17, 16] },
  { shape: [40, 36], mask: mri.equispacedMask({ shape: [40, 36], acceleration: 4, centreFraction: 0.08 }) },
];

describe.each(grids)('k-space of $shape with $coils coils', (scan) => {
  const coils = (scan.coils ?? 1) > 1;
  const files = scans(scan);

  test.each(names)('%s gives no warning if it is read as what it is', async (name) => {
    expect(await warningsOf(files[name], { coils, ...RIGHT[name] })).toBe('');
  });

  test.each(names)('%s gives a warning with the cure if DC is taken to be elsewhere', async (name) => {
    const { centred = false, imageOrigin } = RIGHT[name];
    const text = await warningsOf(files[name], { coils, centred: !centred });
    const shape = scan.shape.join(', ');
    expect(text).toContain(`of [${shape}], and `);
    expect(text).toContain(centred ? 'Pass {centred}' : 'Leave out {centred}');
    expect(text.includes('{imageOrigin}')).toBe(imageOrigin !== undefined);
    if (imageOrigin) expect(text).toContain(` and ${centred ? '' : 'pass '}{imageOrigin} ${imageOrigin}.`);
  });

  test.each(names)(
    '%s gives a warning with the cure if the image is taken to begin elsewhere',
    async (name) => {
      const { centred = false, imageOrigin = centred ? 'centre' : 'corner' } = RIGHT[name];
      const other = imageOrigin === 'centre' ? 'corner' : 'centre';
      const text = await warningsOf(files[name], { coils, centred, imageOrigin: other });
      expect(text).toMatch(
        /^the image wraps around its borders, which are \d+\.\d times as bright as its middle\./,
      );
      expect(text).toContain(`Pass {imageOrigin} ${imageOrigin} if it belongs in the middle.`);
    },
  );
});

test('the warning states where the strongest sample is in the file', async () => {
  const files = scans({ shape: [32, 24] });
  expect(await warningsOf(files['fftshift(fft2(ifftshift(o)))'])).toContain(
    'the strongest sample is at [16, 12] of [32, 24]',
  );
  expect(await warningsOf(files['fft2(o)'], { centred: true })).toContain(
    'the strongest sample is at [0, 0] of [32, 24], and 2.2 % of the energy is near where DC is taken to be, the middle',
  );
});

test('DC in the middle of one axis only is told by axis', async () => {
  const shape = [24, 20];
  const image = imageOf(shape, false);
  const plain = mri.fourierSampling({ shape, mask: mri.fullMask(shape), complex: true }).apply(image);
  const half = new Float32Array(plain.length);
  for (let row = 0; row < 24; row++)
    half.set(plain.subarray(40 * row, 40 * row + 40), 40 * ((row + 12) % 24));
  expect(await warningsOf(write(half, shape))).toContain(
    'Move DC to index 0 first, as numpy.fft.ifftshift(kspace, axes=(-2,)) does.',
  );
});

describe('the axis of coils', () => {
  const shape = [24, 20];
  const coils = 6;
  const maps = mri.birdcageSensitivities({ shape, coils });
  const seen = mri
    .fourierSampling({ shape, mask: mri.fullMask(shape), complex: true, sensitivities: maps })
    .apply(imageOf(shape, true));

  test('is missed if it is taken as depth', async () => {
    expect(await warningsOf(write(seen, [coils, ...shape]))).toMatch(
      /^axis 0 of \[6, 24, 20\] looks like an axis of coils: its energy spreads over [56]\.\d of 6 indices.*Pass \{coils\} if it is one\. If it holds slices, .*\.$/,
    );
  });

  test('is found last, with and without coils', async () => {
    const last = Float32Array.from({ length: seen.length }, (_, i) => {
      const [part, coil, bin] = [i % 2, (i >> 1) % coils, Math.floor(i / 2 / coils)];
      return seen[2 * (coil * 480 + bin) + part]!;
    });
    const file = write(last, [...shape, coils]);
    expect(await warningsOf(file, { coils: true })).toContain(
      'axis 2 of [24, 20, 6] looks like an axis of coils',
    );
    expect(await warningsOf(file)).toContain(
      'Store coils first, as numpy.moveaxis(kspace, 2, 0) does, and pass {coils}.',
    );
  });

  test('is doubted if it outnumbers the bins of a side', async () => {
    const many = mri.birdcageSensitivities({ shape: [16, 12], coils: 14 });
    const kspace = mri
      .fourierSampling({ shape: [16, 12], mask: mri.fullMask([16, 12]), complex: true, sensitivities: many })
      .apply(imageOf([16, 12], true));
    expect(await warningsOf(write(kspace, [14, 16, 12]), { coils: true })).toContain(
      '14 coils outnumber the 12 bins of an axis of [14, 16, 12]',
    );
  });

  test('is doubted if it peaks like depth, but not if coils are in order of their energy', async () => {
    const deep = scans({ shape: [16, 17, 18], phases: false });
    for (const name of names)
      expect(await warningsOf(deep[name], { coils: true, ...RIGHT[name] })).toMatch(
        /the energy of the first axis peaks like an axis of k-space: \d\.\d of its 16 indices hold it\. Leave out \{coils\}/,
      );
    const plane = mri.fourierSampling({ shape, mask: mri.fullMask(shape), complex: true });
    const compressed = Array.from({ length: 10 }, (_, coil) =>
      plane.apply(imageOf(shape, true).map((value) => value * 0.5 ** coil)),
    );
    const kspace = Float32Array.from(compressed.flatMap((each) => [...each]));
    expect(await warningsOf(write(kspace, [10, ...shape]), { coils: true })).toBe('');
  });
});

test('an image in the place of k-space is told by its energy', async () => {
  const image = imageOf([24, 24], true).map((value, i) => value + 0.1 * Math.sin(i * i));
  expect(await warningsOf(write(image, [24, 24]))).toMatch(/as in an image or noise; k-space has a peak/);
});

test('an image of a small object, and magnitudes, are told by their lack of phases', async () => {
  const image = new Float32Array(2 * 24 * 20);
  for (let row = 8; row < 14; row++)
    for (let column = 7; column < 12; column++) image[40 * row + 2 * column] = 1;
  const plane = mri.fourierSampling({ shape: [24, 20], mask: mri.fullMask([24, 20]), complex: true });
  const kspace = plane.apply(image);
  const magnitudes = kspace.map((_, i) => (i % 2 === 0 ? Math.hypot(kspace[i]!, kspace[i + 1]!) : 0));
  for (const values of [image, magnitudes])
    for (const centred of [false, true])
      expect(await warningsOf(write(values, [24, 20]), { centred })).toMatch(
        /^no sample has a negative or an imaginary part/,
      );
  expect(await warningsOf(write(kspace, [24, 20]))).toBe('');
});

test('pairs of real numbers are refused with the way to join them', async () => {
  const pairs = writeNpy(new Float32Array(2 * 24 * 20).fill(1), [24, 20, 2]);
  await expect(readKspace(pairs, { name: 'scan' })).rejects.toThrow(
    'k-space must be complex, got real numbers, [24, 20, 2]. If the last axis holds real and imaginary parts, store values[..., 0] + 1j * values[..., 1].',
  );
});

describe('phases', () => {
  test('of an image contradict real', async () => {
    const { 'fft2(o)': complex } = scans({ shape: [32, 31] });
    const { 'fft2(o)': real } = scans({ shape: [32, 31], phases: false });
    expect(await warningsOf(complex, { real: true })).toMatch(
      /^k-space is not conjugate symmetric \(-?0\.\d\d; 1 of a real image\), so the image has phases\. Leave out \{real\}\.$/,
    );
    expect(await warningsOf(real, { real: true })).toBe('');
  });

  test('are noted if there are none', async () => {
    const { 'fftshift(fft2(ifftshift(o)))': real } = scans({ shape: [32, 31], phases: false });
    const { notes } = await readKspace(real, { name: 'scan', centred: true });
    expect(notes.join()).toMatch(/conjugate symmetric \(1\.000 of 1\).*Pass \{real\}/);
  });
});

test('a mask without DC is noted', async () => {
  const mask = mri.fullMask([32, 32]);
  mask[0] = 0;
  const { notes, warnings } = await readKspace(scans({ shape: [32, 32], mask })['fft2(o)'], { name: 'scan' });
  expect(notes.join()).toContain('DC is not sampled');
  expect(warnings).toEqual([]);
});

test('sensitivities of a thin volume are estimated from the centre of its slices, not from all of k-space', async () => {
  const shape = [4, 24, 28];
  const mask = mri.gaussianMask({ shape, random: seededRandom(1) });
  const { 'fft2(o)': file } = scans({ shape, mask, coils: 4 });
  const { warnings, sensitivities } = await readKspace(file, { name: 'scan', coils: true });
  expect(warnings).toEqual([]);
  // A third of the four slices' bins is DC alone, so that maps are the same in all slices.
  const slice = 2 * 24 * 28;
  expectClose(sensitivities!.subarray(0, slice), sensitivities!.subarray(slice, 2 * slice), 1e-5);
});

test('sensitivities from a centre of one line give a warning', async () => {
  const mask = mri.equispacedMask({ shape: [32, 32], acceleration: 16, centreFraction: 0 });
  const { 'fft2(o)': file } = scans({ shape: [32, 32], mask, coils: 4 });
  expect(await warningsOf(file, { coils: true })).toContain(
    'sensitivities are estimated from a centre of which 13 % is sampled. Pass a smaller {centreFraction}, or {sensitivities}.',
  );
});

describe('given sensitivities', () => {
  const shape = [24, 30];
  const scan = scans({ shape, coils: 5 });
  const maps = mri.birdcageSensitivities({ shape, coils: 5 });
  const given = (values: Float32Array): Uint8Array => write(values, [5, ...shape]);

  test.each(names)('of %s are images, where the object is, and give no warning', async (name) => {
    const options = { coils: true, ...RIGHT[name], sensitivities: given(maps) };
    expect(await warningsOf(scan[name], options)).toBe('');
  });

  test.each([
    ['rolled by half the field of view', shifted(maps, shape)],
    ['turned by half a turn', Float32Array.from(maps, (_, i) => maps[turned(i)]!)],
  ])('%s give a warning', async (_, wrong) => {
    expect(await warningsOf(scan['fft2(o)'], { coils: true, sensitivities: given(wrong) })).toMatch(
      /^the sensitivities explain \d\d % of what the coils receive at low resolution, .* Give \{sensitivities\} as images \[24, 30\]/,
    );
  });
});

/** The place of a number in maps whose images are read backwards. */
function turned(i: number): number {
  const [part, cell, coil] = [i % 2, (i >> 1) % 720, Math.floor(i / 1440)];
  return 1440 * coil + 2 * (719 - cell) + part;
}

import {
  type Engine,
  evaluateField,
  type Field,
  finish,
  gridCoordinates,
  identityEncoding,
  initialField,
  psnr,
} from '@fourier-features/core';
import { decodeNifti, encodeNpy } from '@fourier-features/datasets';
import * as mri from '@fourier-features/mri';
import {
  gridShape,
  type MriInput,
  mriTask,
  type Result,
  readKspace,
  renderSlice,
} from '@fourier-features/tasks';
import { expectClose } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { mriDrive } from '../drives.ts';
import { writeNpy } from '../writeNpy.ts';
import { naiveDft } from './naiveDft.ts';

const { input, options } = mriDrive;
const settings = mriTask.settings('gaussian', options, input);
let engine: Engine;
let field: Field;
let result: Result;

/** 6 rows of 4 columns, with phases; the largest magnitude is 5. */
const magnitudes = Array.from({ length: 24 }, (_, i) => 5 * Math.sin((Math.PI * (i + 1)) / 48));
const measured: MriInput = await readKspace(
  writeNpy(
    naiveDft({ values: magnitudes.flatMap((m, i) => [m * Math.cos(i), m * Math.sin(i)]), shape: [6, 4] }),
    [6, 4],
    { complex: true },
  ),
  { name: 'plane' },
);

function bytesOf({ files }: Result, key: string): Uint8Array {
  const { content } = files.find((file) => file.key === key)!;
  return content.kind === 'bytes' ? content.bytes : expect.unreachable();
}

beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
  ({ field } = await finish(mriTask.fit(input, settings, { engine })));
  result = await mriTask.result(field, input, settings, { engine });
});

describe('mriTask.result', () => {
  test('scores the volume against the truth and writes it', async () => {
    const values = await evaluateField(field, gridCoordinates([12, 12, 12]), { engine });
    expect(result.scores).toEqual(mri.score(values, input.truth!, [12, 12, 12]));
    expect(result.files.map(({ name }) => name)).toEqual([
      'reconstruction.png',
      'reconstruction.nii.gz',
      'error.png',
      'kspace.npy',
    ]);
    const written = await decodeNifti(bytesOf(result, 'volume'));
    expect(written.shape).toEqual([12, 12, 12]);
    expect(written.affine).toEqual(input.volume!.affine);
  });

  test('writes k-space that readKspace reads', async () => {
    const again = await readKspace(bytesOf(result, 'measurements'), {
      name: 'again',
      coils: true,
      centreFraction: 0.5,
    });
    const factor = again.provenance['peak'] as number;
    again.measurements.forEach((value, i) => {
      expect(value * factor).toBeCloseTo(input.measurements[i]!, 5);
    });
  });

  test('shows magnitudes of a complex field, in the unit of the measurement', async () => {
    const plan = mriTask.settings('gaussian', options, measured);
    const { field: complex } = await finish(mriTask.fit(measured, plan, { engine }));
    const { picture, files, scores } = await mriTask.result(complex, measured, plan, { engine });
    const values = await evaluateField(complex, gridCoordinates([6, 4]), { engine });
    const seen = Float32Array.from({ length: 24 }, (_, i) => Math.hypot(values[2 * i]!, values[2 * i + 1]!));
    // The first row of a plane is the lowest of the picture.
    for (let row = 0; row < 6; row++)
      for (let column = 0; column < 4; column++)
        expect(picture.values[(5 - row) * 4 + column]).toBeCloseTo(Math.min(1, seen[row * 4 + column]!), 5);
    const file = files.find(({ key }) => key === 'volume')!.content;
    const volume = await decodeNifti(file.kind === 'bytes' ? file.bytes : expect.unreachable());
    seen.forEach((value, i) => {
      expect(volume.values[i]).toBeCloseTo(5 * value, 4);
    });
    expect(scores).toEqual({});
    // A file of the field is shown alike: its shape is that of the grid, without the axis of complex numbers.
    const shape = gridShape(mriTask.fieldMetadata(measured, plan));
    expect(shape).toEqual([6, 4]);
    const shown = await renderSlice(complex, { engine, shape, width: 4, height: 6, rowsUp: true });
    expectClose(shown.values, picture.values, 1e-5);
  });

  // The published scales for 96 cells, in proportion: 16 · 12/96 and 5 · 12/96.
  test.each([
    ['none', null],
    ['basic', null],
    ['positional', 2],
    ['gaussian', 0.625],
  ] as const)('takes the published scale of %s in proportion to the grid', (encoding, scale) => {
    expect(mriTask.defaultScale(encoding, input)).toBe(scale);
    expect(mriTask.settings(encoding, {}, input).scale).toBe(scale);
    expect(mriTask.defaultScale(encoding, { ...input, shape: [48, 96] })).toBe(scale && 8 * scale);
  });

  test('evaluates large complex images in parts with the values of the whole', async () => {
    const shape = [300, 300];
    const dc = new Float32Array(2 * 90_000).fill(1, 0, 1);
    const file = encodeNpy({ values: dc, shape: [...shape, 2], complex: true });
    const large = await readKspace(file, { name: 'even' });
    const complex = initialField({ encoding: identityEncoding({ inputDim: 2 }), outputDim: 2, width: 8 });
    const { picture } = await mriTask.result(complex, large, settings, { engine });
    const values = await evaluateField(complex, gridCoordinates(shape), { engine });
    const seen = mri.magnitude(values).map((value) => Math.min(1, value));
    expect(picture.values.subarray(0, 300)).toEqual(seen.subarray(299 * 300));
    expect(picture.values.subarray(299 * 300)).toEqual(seen.subarray(0, 300));
  });

  test('shows the middle slices of a volume side by side, rows upwards, clipped', () => {
    const shape = [2, 3, 4];
    const truth = Float32Array.from({ length: 24 }, (_, i) => i / 20);
    const { picture } = mriTask.truthTile!({ ...input, shape, truth })!;
    const at = (z: number, y: number, x: number): number => Math.min(1, ((z * 3 + y) * 4 + x) / 20);
    // Across z (4 × 3), then y (4 × 2) and x (3 × 2) in the middle of the height; 0 elsewhere.
    const expected = [
      [
        ...[0, 1, 2, 3].map((x) => at(1, 2, x)),
        ...[0, 1, 2, 3].map((x) => at(1, 1, x)),
        ...[0, 1, 2].map((y) => at(1, y, 2)),
      ],
      [
        ...[0, 1, 2, 3].map((x) => at(1, 1, x)),
        ...[0, 1, 2, 3].map((x) => at(0, 1, x)),
        ...[0, 1, 2].map((y) => at(0, y, 2)),
      ],
      [...[0, 1, 2, 3].map((x) => at(1, 0, x)), ...[0, 0, 0, 0], ...[0, 0, 0]],
    ];
    expect(picture).toMatchObject({ width: 11, height: 3, channels: 1 });
    expected.flat().forEach((value, i) => {
      expect(picture.values[i]).toBeCloseTo(value, 6);
    });
  });
});

describe('mriTask', () => {
  test('has baselines that are better than black', async () => {
    const black = psnr(new Float32Array(12 ** 3), input.truth!);
    const baselines = mriTask.baselines!(input);
    expect(baselines.map(({ name }) => name)).toEqual(['zero-filled', 'grid']);
    for (const { solve } of baselines) expect((await solve({})).scores['psnr']).toBeGreaterThan(black + 1);
  });

  test('has baselines of complex measurements that find the magnitudes of full k-space', async () => {
    for (const { solve } of mriTask.baselines!(measured)) {
      const { picture } = await solve({});
      magnitudes.forEach((magnitude, i) => {
        const pixel = (5 - Math.floor(i / 4)) * 4 + (i % 4);
        expect(picture.values[pixel]).toBeCloseTo(magnitude / 5, 2);
      });
    }
  });

  test('encodes as many coordinates as the input has axes', () => {
    const draw = (of: MriInput): number =>
      mriTask.encoding('none', of, { scale: null, frequencyCount: 1, random: expect.unreachable as never })
        .inputDim;
    expect([draw(input), draw(measured)]).toEqual([3, 2]);
  });
});

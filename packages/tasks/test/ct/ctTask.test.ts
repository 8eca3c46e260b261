import {
  type Engine,
  evaluateField,
  type Field,
  finish,
  gridCoordinates,
  psnr,
} from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import { decodeNifti } from '@fourier-features/datasets';
import {
  type CtInput,
  ctTask,
  drawSlice,
  ERROR_GAIN,
  type Result,
  readSinogram,
  readVolumeSlice,
  simulateCt,
} from '@fourier-features/tasks';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ctDrive } from '../drives.ts';
import { writeNifti } from '../writeNifti.ts';
import { writeNpy } from '../writeNpy.ts';
import { discSinogram } from './disc.ts';

const { input, options } = ctDrive;
const settings = ctTask.settings('gaussian', options, input);
const grid = gridCoordinates([16, 16]);
let engine: Engine;
let field: Field;
let result: Result;

async function reconstruct(measured: CtInput): Promise<Result> {
  const plan = ctTask.settings('gaussian', options, measured);
  const { field: trained } = await finish(ctTask.fit(measured, plan, { engine }));
  return ctTask.result(trained, measured, plan, { engine });
}

function bytesOf({ files }: Result, key: string): Uint8Array {
  const { content } = files.find((file) => file.key === key)!;
  return content.kind === 'bytes' ? content.bytes : expect.unreachable();
}

beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
  ({ field } = await finish(ctTask.fit(input, settings, { engine })));
  result = await ctTask.result(field, input, settings, { engine });
});

describe('ctTask.result', () => {
  test('scores the slice against the truth', async () => {
    const values = await evaluateField(field, grid, { engine });
    expect(result.picture).toEqual({ width: 16, height: 16, channels: 1, values });
    expect(result.scores).toEqual(ct.score(values, input.truth!, [16, 16]));
    expect(Object.keys(result.scores)).toEqual(['psnr', 'ssim']);
  });

  test('amplifies the error by ERROR_GAIN and clips it to 1', () => {
    const { picture, error } = result;
    error!.values.forEach((value, i) => {
      const difference = Math.abs(picture.values[i]! - input.truth![i]!);
      expect(value).toBeCloseTo(Math.min(1, ERROR_GAIN * difference), 5);
    });
    expect(Math.max(...error!.values)).toBe(1);
    expect(result.files.find(({ key }) => key === 'error')!.content).toMatchObject({ picture: error });
  });

  test('writes a sinogram that readSinogram reads', async () => {
    const again = await readSinogram(bytesOf(result, 'measurements'), { name: 'again', peak: 1 });
    expect(again.measurements).toEqual(input.measurements);
    expect(result.files.map(({ name }) => name)).toEqual(['reconstruction.png', 'error.png', 'sinogram.npy']);
  });

  test('has no scores and no error without a truth, and says so', async () => {
    const measured = await readSinogram(writeNpy(discSinogram(4, 12), [4, 12]), { name: 'disc' });
    const { scores, error, notes, files } = await reconstruct(measured);
    expect([scores, error, notes]).toEqual([{}, undefined, ['no ground truth to compare with']]);
    expect(files.map(({ key }) => key)).toEqual(['reconstruction', 'measurements']);
    expect(ctTask.curveLines(measured)).toEqual([{ measure: 'measurementPsnr', label: 'measurements' }]);
    expect(ctTask.truthTile!(measured)).toBeUndefined();
  });

  test('writes a slice of a volume in its unit and place', async () => {
    const voxels = Array.from({ length: 3 * 16 * 16 }, (_, i) => (i % 7) * 100 - 200);
    const bytes = writeNifti({ voxels, dim: [16, 16, 3, 1], rows: [0, 2, 0, 5, 3, 0, 0, 6, 0, 0, 4, 7] });
    const scanned = simulateCt(await readVolumeSlice(bytes, { name: 'head', slice: 2 }));
    const outcome = await reconstruct(scanned);
    const { values, shape, affine } = await decodeNifti(bytesOf(outcome, 'volume'));
    expect(shape).toEqual([1, 16, 16]);
    // Rows are reversed, so the first is row 15 of slice 2.
    expect(affine.map((entry) => entry + 0)).toEqual([
      0,
      -2,
      0,
      5 + 15 * 2,
      3,
      0,
      0,
      6,
      0,
      0,
      4,
      7 + 2 * 4,
      0,
      0,
      0,
      1,
    ]);
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(-200 + 600 * outcome.picture.values[i]!, 2);
    });
  });

  test('evaluates large slices in parts with the values of the whole', async () => {
    const large = simulateCt(await drawSlice('shepp-logan', { size: 300 }), { angles: 1 });
    const { picture } = await ctTask.result(field, large, settings, { engine });
    expect(picture.values).toEqual(await evaluateField(field, gridCoordinates([300, 300]), { engine }));
  });
});

describe('ctTask', () => {
  test('stores the shape, which is enough to evaluate the field without the input', async () => {
    const { shape } = ctTask.fieldMetadata(input, settings);
    const coordinates = gridCoordinates(JSON.parse(shape!) as number[]);
    expect(await evaluateField(field, coordinates, { engine })).toEqual(result.picture.values);
  });

  test('has baselines that are better than black, the iterative ones more so and with progress', async () => {
    const black = psnr(new Float32Array(256), input.truth!);
    const baselines = ctTask.baselines!(input);
    expect(baselines.map(({ name }) => name)).toEqual(['fbp', 'sart', 'grid-tv']);
    const fractions: number[] = [];
    const [fbp, algebraic, variation] = await Promise.all(
      baselines.map(({ solve }) => solve({ onProgress: (fraction) => fractions.push(fraction) })),
    );
    expect(fbp!.scores['psnr']).toBeGreaterThan(black + 3);
    expect(algebraic!.scores['psnr']).toBeGreaterThan(fbp!.scores['psnr']!);
    expect(variation!.scores['psnr']).toBeGreaterThan(fbp!.scores['psnr']!);
    expect(variation!.error!.values.length).toBe(256);
    expect(fractions.at(-1)).toBe(1);
  });

  test('back-projects with the Hann filter', async () => {
    const [fbp] = ctTask.baselines!(input);
    const { picture } = await fbp!.solve({});
    const { angles, geometry } = input.scan;
    const scan = { sinogram: input.measurements, angles, shape: [16, 16], ...geometry };
    expect(picture.values).toEqual(ct.filteredBackProjection({ ...scan, filter: 'hann' }));
  });

  test('chooses a scale from SART if the detectors end at the axis of rotation', async () => {
    const bytes = writeNpy(discSinogram(8, 12, 0), [8, 12]);
    const lopsided = await readSinogram(bytes, { name: 'half', centre: 0, arc: 2 * Math.PI, peak: 1 });
    const { values } = await ctTask.scaleProblem(lopsided, settings);
    expect(values).toEqual((await ctTask.baselines!(lopsided)[1]!.solve({})).picture.values);
  });

  test('chooses a scale from the filtered back-projection', async () => {
    const { values } = await ctTask.scaleProblem(input, settings);
    const [fbp] = ctTask.baselines!(input);
    expect(values).toEqual((await fbp!.solve({})).picture.values);
  });
});

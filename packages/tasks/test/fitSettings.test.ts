import { cosineSchedule } from '@fourier-features/core';
import * as image from '@fourier-features/image';
import * as mri from '@fourier-features/mri';
import * as nerf from '@fourier-features/nerf';
import * as occupancy from '@fourier-features/occupancy';
import { ctTask, imageTask, mriTask, nerfTask, occupancyTask, readSinogram } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { discSinogram } from './ct/disc.ts';
import { ctDrive, imageDrive, mriDrive, nerfDrive, occupancyDrive } from './drives.ts';
import { writeNpy } from './writeNpy.ts';

const { input } = imageDrive;

describe('settings(encoding, options, input)', () => {
  test('are the defaults of the package if nothing is chosen', () => {
    const { frequencyCount, width, depth, steps, seed, batchSize, encodings } = image.defaults;
    expect(imageTask.settings('positional', {}, input)).toEqual({
      field: 'fourier',
      encoding: 'positional',
      ...encodings.positional,
      frequencyCount,
      width,
      depth,
      steps,
      seed,
      batchSize,
      stop: null,
      input: { reduce: 1, holdout: 'grid', kind: 'photo' },
    });
  });

  test('are what is chosen', () => {
    const options = {
      scale: 3,
      frequencyCount: 5,
      width: 6,
      depth: 2,
      steps: 8,
      seed: 9,
      batchSize: 'full',
      learningRate: cosineSchedule({ initial: 1e-2 }),
    } as const;
    expect(imageTask.settings('gaussian', options, input)).toMatchObject(options);
  });

  test('take undefined for an option that is left out', () => {
    const options = { scale: undefined, steps: undefined, batchSize: undefined, target: undefined };
    expect(imageTask.settings('gaussian', options, input)).toEqual(imageTask.settings('gaussian', {}, input));
  });

  test('have a default scale that suits the size of a scan and the pictures of a scene', () => {
    expect(mriTask.settings('gaussian', {}, mriDrive.input).scale).toBe(
      mri.defaultScale('gaussian', [12, 12, 12]),
    );
    const cameras = nerfDrive.input.scene.train.map(({ camera }) => camera);
    expect(nerfTask.settings('gaussian', {}, nerfDrive.input).scale).toBe(
      nerf.defaultScale('gaussian', cameras, nerfDrive.input),
    );
  });

  test('have the options that only one task has', () => {
    const { points, resolution, batchSize } = occupancy.defaults;
    expect(occupancyTask.settings('none', {}, occupancyDrive.input)).toMatchObject({
      points,
      resolution,
      batchSize,
    });
    const { raysPerStep, samples, density } = nerf.defaults;
    const scene = nerfTask.settings('none', {}, nerfDrive.input);
    expect(scene).toMatchObject({ raysPerStep, samples, density, occupancy: true });
    expect(nerfTask.settings('none', { occupancy: false }, nerfDrive.input).occupancy).toBe(false);
  });

  test('hold the default scale and a mark until a scale is chosen from the data', () => {
    const standard = imageTask.settings('gaussian', {}, input);
    expect(imageTask.settings('gaussian', { scale: 'auto' }, input)).toEqual({
      ...standard,
      scaleFrom: 'data',
    });
  });

  test.each(['none', 'basic'] as const)('of %s have no scale, whatever is given', (encoding) => {
    for (const scale of ['auto', 5] as const) {
      const settings = imageTask.settings(encoding, { scale }, input);
      expect(settings.scale).toBeNull();
      expect(settings).not.toHaveProperty('scaleFrom');
    }
  });

  test('stop at the target measure, which is of the truth if it is known', async () => {
    expect(imageTask.settings('none', { target: 30 }, input).stop).toEqual({
      measure: 'fitPsnr',
      target: 30,
    });
    expect(ctTask.settings('none', { target: 30 }, ctDrive.input).stop).toEqual({
      measure: 'psnr',
      target: 30,
    });
    const measured = await readSinogram(writeNpy(discSinogram(4, 12), [4, 12]), { name: 'disc' });
    expect(ctTask.settings('none', { target: 30 }, measured).stop).toEqual({
      measure: 'measurementPsnr',
      target: 30,
    });
  });

  test('refuse encodings of other tasks and scales that an encoding cannot take', () => {
    expect(() => ctTask.settings('laplacian', {}, ctDrive.input)).toThrow(
      'settings: encoding must be one of none, basic, positional, gaussian, got laplacian',
    );
    expect(() => occupancyTask.defaultScale('laplacian', occupancyDrive.input)).toThrow(
      'defaultScale: encoding must',
    );
    expect(() => imageTask.settings('gaussian', { scale: -1 }, input)).toThrow(RangeError);
    expect(() => imageTask.settings('positional', { scale: 0.5 }, input)).toThrow(RangeError);
    expect(() => imageTask.settings('gaussian', { frequencyCount: 0 }, input)).toThrow(RangeError);
  });
});

import { type Engine, type Field, finish, psnr } from '@fourier-features/core';
import { decodeField, encodeField } from '@fourier-features/core/storage';
import * as nerf from '@fourier-features/nerf';
import { decodePicture } from '@fourier-features/pictures';
import {
  colourPicture,
  decodeLook,
  nearnessPicture,
  nerfTask,
  opacityPicture,
  type Result,
  readScene,
} from '@fourier-features/tasks';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { nerfDrive } from '../drives.ts';
import { filesOf, smallScene } from './scene.ts';

const { input, options } = nerfDrive;
const settings = nerfTask.settings('gaussian', options, input);
let engine: Engine;
let field: Field;
let result: Result;

beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
  ({ field } = await finish(nerfTask.fit(input, settings, { engine })));
  result = await nerfTask.result(field, input, settings, { engine });
});

describe('nerfTask.result', () => {
  test('scores every held-out view and shows the first', () => {
    const { picture: truth } = nerfTask.truthTile!(input)!;
    expect(result.scores['psnr']).toBeCloseTo(psnr(result.picture.values, truth.values), 5);
    expect(Object.keys(result.scores)).toEqual(['psnr', 'psnrDeviation', 'ssim']);
    expect(result.details).toMatchObject({ background: 'black', near: input.near, far: input.far });
    expect(result.details['views']).toHaveLength(1);
    expect(result.notes).toEqual(['scores of one held-out view']);
  });

  test('has the mean and the population deviation of several views', async () => {
    const [view] = input.scene.heldOut as [nerf.View];
    const darker = { ...view.picture, values: view.picture.values.map((value) => value / 2) };
    const heldOut = [view, { ...view, picture: darker }];
    const scored = await nerfTask.result(field, { ...input, scene: { ...input.scene, heldOut } }, settings, {
      engine,
    });
    const [one, other] = scored.details['views'] as [nerf.ViewScores, nerf.ViewScores];
    expect(one.psnr).not.toBeCloseTo(other.psnr, 1);
    expect(scored.scores['psnr']).toBeCloseTo((one.psnr + other.psnr) / 2, 9);
    expect(scored.scores['psnrDeviation']).toBeCloseTo(Math.abs(one.psnr - other.psnr) / 2, 9);
  });

  test('writes a sheet with the truth, the rendering and its nearness', () => {
    const { content } = result.files.find(({ key }) => key === 'views')!;
    const { sheet } = content.kind === 'sheet' ? content : expect.unreachable();
    expect(sheet.heading).toMatch(/^red, gaussian: [\d.]+ dB over one held-out view$/);
    expect([sheet.columns, sheet.tiles.map(({ title }) => title)]).toEqual([
      1,
      ['held-out view 0', 'rendered', 'nearness'],
    ]);
    expect(sheet.tiles[1]!.picture).toEqual(result.picture);
  });

  test('renders without an occupancy grid if the fit has none', async () => {
    const dense = nerfTask.settings('gaussian', { ...options, occupancy: false }, input);
    const { picture } = await nerfTask.result(field, input, dense, { engine });
    const { near, far, scene } = input;
    const rendered = await nerf.render(field, scene.heldOut[0]!.camera, { engine, near, far, samples: 8 });
    expect(picture.values).toEqual(rendered.colour);
    expect(picture.values).not.toEqual(result.picture.values);
  });
});

describe('nerfTask', () => {
  test('stores what it takes to render the field without the scene', async () => {
    const file = decodeField(encodeField({ field, metadata: nerfTask.fieldMetadata(input, settings) }));
    const { camera, occupancy, bounds, ...look } = decodeLook(file.metadata['look']!);
    expect(camera).toEqual(input.scene.heldOut[0]!.camera);
    expect([occupancy, look.samples]).toEqual([true, 8]);
    const grid = await nerf.fieldOccupancy(file.field, { engine, bounds, density: look.density });
    const rendered = await nerf.render(file.field, camera, { engine, ...look, occupancy: grid });
    expect(colourPicture(rendered)).toEqual(result.picture);
    expect(file.metadata['scene']).toBe('red');
  });

  test('stores the lens of the held-out view', () => {
    const [view] = input.scene.heldOut as [nerf.View];
    const lens: nerf.Lens = { projection: 'fisheye', distortion: [0.1, 0.02, 0, 0, 0, 0] };
    const scene = { ...input.scene, heldOut: [{ ...view, camera: { ...view.camera, lens } }] };
    const { look } = nerfTask.fieldMetadata({ ...input, scene }, settings);
    expect(decodeLook(look!).camera).toEqual({ ...view.camera, lens });
    expect(() => decodeLook(look!.replace('fisheye', 'pinhole'))).toThrow(/projection must be/);
  });

  test('keeps the occupancy grid in checkpoints', async () => {
    const { checkpoint } = await finish(nerfTask.fit(input, settings, { engine }));
    const density = (checkpoint as nerf.Checkpoint).occupancy!;
    expect(density.some((value) => value > 0)).toBe(true);
    const file = nerfTask.decodeCheckpoint(nerfTask.encodeCheckpoint({ checkpoint, metadata: {} }));
    expect((file.checkpoint as nerf.Checkpoint).occupancy).toEqual(density);
  });

  test('has no grid in checkpoints without one', async () => {
    const dense = nerfTask.settings('gaussian', { ...options, occupancy: false }, input);
    const { checkpoint } = await finish(nerfTask.fit(input, dense, { engine }));
    expect(checkpoint).not.toHaveProperty('occupancy');
  });
});

describe('nerfTask.scaleProblem', () => {
  test('paints each of four views on a separate plane', async () => {
    const { coordinates, values } = await nerfTask.scaleProblem(input, settings);
    expect(coordinates.length).toBe(4 * 144 * 3);
    input.scene.train.forEach((view, plane) => {
      const { points, colours } = nerf.viewPlane(view, 4);
      const [start, end] = [plane * 432, (plane + 1) * 432];
      expect(values.subarray(start, end)).toEqual(colours);
      coordinates.subarray(start, end).forEach((value, i) => {
        expect(value - (i % 3 === 0 ? 24 * plane : 0)).toBeCloseTo(points[i]!, 4);
      });
    });
  });

  test('has candidates in cycles per scene unit that encodings take', async () => {
    const { scales } = await nerfTask.scaleProblem(input, nerfTask.settings('positional', options, input));
    // 12 pixels span 2·4·tan(0.35) units at depth 4; the highest frequency is half the pixels'.
    expect(scales.at(-1)).toBeLessThanOrEqual(6 / (8 * Math.tan(0.35)));
    for (const scale of scales) expect(scale).toBeGreaterThanOrEqual(1 / (2 * Math.PI));
  });

  test('refuses pictures that are all transparent', async () => {
    const scene = await readScene(filesOf(await smallScene(4, { alpha: true })), {
      name: 'glass',
      decodePicture,
    });
    const clear = scene.scene.train.map((view) => ({
      ...view,
      picture: { ...view.picture, values: view.picture.values.map(() => 0) },
    }));
    const glass = { ...scene, scene: { ...scene.scene, train: clear } };
    await expect(nerfTask.scaleProblem(glass, settings)).rejects.toThrow('must not all be transparent');
  });
});

describe('pictures of a rendered view', () => {
  // Two pixels: one half covered at depth 3, one empty.
  const rendered: nerf.RenderedView = {
    width: 2,
    height: 1,
    colour: Float32Array.of(0.5, 0.25, 0, 1, 1, 1),
    opacity: Float32Array.of(0.5, 0),
    depth: Float32Array.of(0.5 * 3, 0),
  };

  test('nearness is opacity·(far − depth)/(far − near)', () => {
    const { values, channels } = nearnessPicture(rendered, { near: 2, far: 6 });
    expect([channels, ...values]).toEqual([1, 0.5 * (3 / 4), 0]);
  });

  test('opacity and colour are those of the view', () => {
    expect(opacityPicture(rendered)).toEqual({ width: 2, height: 1, channels: 1, values: rendered.opacity });
    expect(colourPicture(rendered)).toEqual({ width: 2, height: 1, channels: 3, values: rendered.colour });
  });
});

import { decodePicture } from '@fourier-features/pictures';
import { type NerfInput, type ReadSceneOptions, readScene } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { filesOf, poseOf, smallScene, transforms } from './scene.ts';

const opaque = await smallScene(8);
const read = (
  files: Readonly<Record<string, Uint8Array>>,
  options: Partial<ReadSceneOptions> = {},
): Promise<NerfInput> => readScene(filesOf(files), { name: 'red', decodePicture, ...options });

describe('readScene(files, options)', () => {
  test('finds views, pictures and cameras, whose rays pass through the middles of pixels', async () => {
    const { scene, description, provenance } = await read(opaque);
    expect(scene.train.map(({ camera }) => [...camera.pose])).toEqual(
      (['east', 'north', 'west', 'south'] as const).map(poseOf),
    );
    const { camera, picture } = scene.heldOut[0]!;
    expect([...camera.pose]).toEqual(poseOf('north'));
    expect(camera.centre).toEqual([3.5, 3.5]);
    expect(camera.focal[0]).toBeCloseTo(4 / Math.tan(0.35), 10);
    expect(Array.from(picture.values.subarray(0, 6), (value) => Math.round(value * 255))).toEqual([
      0, 0, 0, 36, 0, 0,
    ]);
    expect(description).toBe(
      'red: 4 views of 8x8 to train on, 1 held out (transforms_test.json), depths 2.00 to 6.00',
    );
    expect(provenance).toMatchObject({ views: 4, heldOut: 1, width: 8, height: 8 });
  });

  test('derives depths and the box from the cameras unless they are given', async () => {
    const found = await read(opaque);
    expect([found.near, found.far]).toEqual([expect.closeTo(2, 10), expect.closeTo(6, 10)]);
    for (let axis = 0; axis < 3; axis++)
      expect([found.bounds.min[axis], found.bounds.max[axis]]).toEqual([
        expect.closeTo(-2, 10),
        expect.closeTo(2, 10),
      ]);
    const given = await read(opaque, { near: 3, far: 5 });
    expect([given.near, given.far, given.bounds.max[0]]).toEqual([3, 5, expect.closeTo(1, 10)]);
    expect(given.settings).toEqual({ near: 3, far: 5, background: null, reduce: 1 });
    expect((await read(opaque, { far: 9 })).near).toBeCloseTo(2, 10);
  });

  test('has a black background, or alpha if all pictures are transparent, unless it is given', async () => {
    const transparent = await smallScene(8, { alpha: true });
    expect((await read(opaque)).background).toBe('black');
    expect((await read(transparent)).background).toBe('alpha');
    expect((await read({ ...transparent, 'west.png': opaque['west.png']! })).background).toBe('black');
    expect((await read(transparent, { background: 'white' })).background).toBe('white');
  });

  test('limits the pixels of all pictures, and the bytes of transforms', async () => {
    await read(opaque, { maxPixels: 5 * 64 });
    await expect(read(opaque, { maxPixels: 5 * 64 - 1 })).rejects.toThrow(
      /\.png: decodePicture: the picture must have at most 63 pixels, got 8x8 = 64/,
    );
    await expect(read({ ...opaque, 'transforms_train.json': new Uint8Array(2 ** 25 + 1) })).rejects.toThrow(
      'readScene: transforms_train.json must have at most 33554432 bytes, got 33554433',
    );
  });

  test('reduces pictures and their cameras', async () => {
    const { scene } = await read(opaque, { reduce: 2 });
    const { camera, picture } = scene.train[0]!;
    expect([camera.width, picture.height, camera.centre[0]]).toEqual([4, 4, 1.5]);
    expect(picture.values[0]).toBeCloseTo(18 / 255, 5);
  });

  test('has another hash for other pictures, poses and focal lengths', async () => {
    const scenes = [
      opaque,
      await smallScene(8, { alpha: true }),
      await smallScene(8, { angle: 0.8 }),
      { ...opaque, 'transforms_test.json': transforms(['south'], { camera_angle_x: 0.7 }) },
    ];
    const hashes = await Promise.all(
      scenes.map(async (files) => (await read(files, { near: 2, far: 6 })).sha256),
    );
    expect(new Set(hashes).size).toBe(4);
    expect((await read(opaque)).sha256).toBe(hashes[0]);
  });

  test('reports progress, and rejects with the reason of an abort', async () => {
    const fractions: number[] = [];
    await read(opaque, { onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
    const reason = new Error('enough');
    await expect(read(opaque, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test('refuses scenes that are incomplete or damaged, naming the file', async () => {
    const { 'west.png': _, ...incomplete } = opaque;
    await expect(read(incomplete)).rejects.toThrow('the picture of frame 2 (./west) is missing');
    await expect(read({ ...opaque, 'west.png': Uint8Array.of(1, 2) })).rejects.toThrow(
      /^west\.png: .*not a picture/,
    );
    await expect(read({})).rejects.toThrow('must hold transforms_train.json or transforms.json');
    const text = new TextEncoder().encode('{');
    await expect(read({ ...opaque, 'transforms_train.json': text })).rejects.toThrow(
      'transforms_train.json must be JSON',
    );
    await expect(read(opaque, { near: 6, far: 2 })).rejects.toThrow(
      'readScene: near must be less than far, in scene units, got 6 and 2',
    );
  });
});

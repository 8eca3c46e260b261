import { decodePicture, encodePng } from '@fourier-features/pictures';
import { InputError, type NerfInput, type ReadSceneOptions, readScene } from '@fourier-features/tasks';
import { expectClose } from '@fourier-features/testing';
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
    // Pictures of 8 pixels show 3½ pixels of 4·tan(0.35)/4 units on either side of the axis.
    const shown = 3.5 * Math.tan(0.35);
    expect([given.near, given.far, given.bounds.max[0]]).toEqual([3, 5, expect.closeTo(shown, 10)]);
    expect(given.settings).toEqual({ near: 3, far: 5, bounds: null, background: null, reduce: 1 });
    const bounds = { min: [-1, -2, 0], max: [1, 2, 3.5] } as const;
    const boxed = await read(opaque, { bounds });
    expect([boxed.bounds, boxed.settings['bounds']]).toEqual([bounds, bounds]);
    await expect(read(opaque, { bounds: { min: [0, 0, 0], max: [1, 0, 1] } })).rejects.toThrow(
      /readScene: bounds must have min below max on every axis/,
    );
    expect((await read(opaque, { far: 9 })).near).toBeCloseTo(2, 10);
  });

  test('has a black background, or alpha if all pictures are transparent, unless it is given', async () => {
    const transparent = await smallScene(8, { alpha: true });
    expect((await read(opaque)).background).toBe('black');
    expect((await read(transparent)).background).toBe('alpha');
    expect((await read({ ...transparent, 'west.png': opaque['west.png']! })).background).toBe('black');
    expect((await read(transparent, { background: 'white' })).background).toBe('white');
  });

  test('reduces pictures to a longest side by an integer factor', async () => {
    const { scene, settings } = await read(opaque, { longestSide: 5 });
    expect(scene.train[0]!.camera).toMatchObject({ width: 4, height: 4 });
    expect(settings['reduce']).toBe(2);
    expect((await read(opaque, { longestSide: 3, reduce: 2 })).settings['reduce']).toBe(4);
    expect((await read(opaque, { longestSide: 8 })).settings['reduce']).toBe(1);
    const odd = await smallScene(7);
    expect((await read(odd, { longestSide: 3 })).settings['reduce']).toBe(7);
    const wide = await encodePng({ width: 9, height: 4, channels: 1, values: new Float32Array(36) });
    await expect(read({ ...opaque, 'east.png': wide }, { longestSide: 4 })).rejects.toThrow(
      'readScene: no integer factor reduces the pictures, 9x4, to at most 4 pixels. Crop them to sides with a common divisor of at least 3.',
    );
    await expect(read(opaque, { longestSide: 0 })).rejects.toThrow(
      'readScene: longestSide must be a positive integer, in pixels, got 0',
    );
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

  test.each<[key: string, keys: Readonly<Record<string, unknown>>]>([
    ['camera_angle_x', { camera_angle_x: 1.4 }],
    ['camera_angle_y', { camera_angle_y: 0.6 }],
    ['fl_x', { fl_x: 9 }],
    ['fl_y', { fl_y: 9 }],
    ['x_fov', { camera_angle_x: null, x_fov: 50 }],
    ['cx', { cx: 3 }],
    ['cy', { cy: 3 }],
    ['k1', { k1: 0.01 }],
    ['k2', { k2: 0.01 }],
    ['k3', { k3: 0.01 }],
    ['k4', { k4: 0.01 }],
    ['p1', { p1: 0.01 }],
    ['p2', { p2: 0.01 }],
    ['distortion_params', { distortion_params: [0, 0, 0, 0, 0, 0.02] }],
    ['camera_model', { camera_model: 'OPENCV_FISHEYE' }],
    ['is_fisheye', { is_fisheye: true, k1: 0.02 }],
    ['fisheye_crop_radius', { camera_model: 'OPENCV_FISHEYE', fisheye_crop_radius: 3 }],
    ['mask_path', { mask_path: 'mask.png' }],
    ['near and far', { near: 2, far: 6 }],
    ['black_transparent', { black_transparent: true }],
  ])('has another hash for another %s', async (_, keys) => {
    const mask = await encodePng({
      width: 8,
      height: 8,
      channels: 1,
      values: Float32Array.from({ length: 64 }, (__, i) => i % 2),
    });
    const withKeys = (files: typeof opaque): typeof opaque => {
      const json = JSON.parse(new TextDecoder().decode(files['transforms_train.json']));
      const { mask_path, ...shared } = keys;
      if (mask_path) json.frames[0].mask_path = mask_path;
      const text = JSON.stringify({ ...json, ...shared });
      return { ...files, 'transforms_train.json': new TextEncoder().encode(text), 'mask.png': mask };
    };
    const plain = await read(opaque, { near: 2, far: 6 });
    expect((await read(withKeys(opaque), { near: 2, far: 6 })).sha256).not.toBe(plain.sha256);
  });

  test('has another hash for another division of the same views', async () => {
    const json = JSON.parse(new TextDecoder().decode(opaque['transforms_train.json']));
    const hash = async (heldOut: readonly string[]): Promise<string> => {
      const text = JSON.stringify({ ...json, test_filenames: heldOut });
      const { 'transforms_train.json': _, 'transforms_test.json': __, ...pictures } = opaque;
      return (
        await read({ ...pictures, 'transforms.json': new TextEncoder().encode(text) }, { near: 2, far: 6 })
      ).sha256;
    };
    expect(await hash(['./west', './south'])).not.toBe(await hash(['./south']));
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

  test('refuses default depths for cameras that do not look at a point in front of them', async () => {
    const turned = transforms(['east', 'north', 'west', 'south'], { camera_angle_x: 0.7 }, (pose) =>
      pose.map((value, i) => ([0, 2].includes(i % 4) && i < 12 ? -value : value)),
    );
    const outward = { ...opaque, 'transforms_train.json': turned };
    await expect(read(outward)).rejects.toThrow(
      'readScene: there are no default depths: the point closest to all optical axes is in front of 0 of 4 cameras. Pass near and far if the cameras look outwards.',
    );
    await expect(read(outward, { near: 2 })).rejects.toThrow(InputError);
    const stated = await read(outward, { near: 2, far: 4 });
    // The box contains what they see: 4 + 4 units from the middle.
    expectClose([stated.bounds.min[0], stated.bounds.max[1]], [-8, 8], 1e-9);
    const inverted = transforms(['east', 'north', 'west', 'south'], { camera_angle_x: 0.7 }, (pose) => {
      const at = (row: number, column: number): number => pose[4 * row + column]!;
      const rows = [0, 1, 2].map((k) => [at(0, k), at(1, k), at(2, k)]);
      const position = [at(0, 3), at(1, 3), at(2, 3)];
      return rows.flatMap((row) => [...row, -row.reduce((sum, value, i) => sum + value * position[i]!, 0)]);
    });
    await expect(read({ ...opaque, 'transforms_train.json': inverted })).rejects.toThrow(
      /all 4 cameras are at \(-?0, -?0, -4\), .* If transform_matrix maps the world to the camera, invert it/,
    );
    const rounded = transforms(['east', 'north', 'west', 'south'], { camera_angle_x: 0.7 }, (pose, i) =>
      pose.map((value, at) =>
        at % 4 === 3 && at < 12 ? [1e-16 * i, 0.1 + 0.2, -4 - 1e-15 * i][at >> 2]! : value,
      ),
    );
    await expect(read({ ...opaque, 'transforms_train.json': rounded })).rejects.toThrow(
      /all 4 cameras are at \(0, 0\.3, -4\), .* invert it/,
    );
    const parallel = transforms(['east', 'east'], { camera_angle_x: 0.7 }, (pose, i) =>
      pose.map((value, at) => (at === 7 ? value + i : value)),
    );
    await expect(read({ ...opaque, 'transforms_train.json': parallel })).rejects.toThrow(
      'do not look at a common point from different directions. Pass near and far.',
    );
  });
});

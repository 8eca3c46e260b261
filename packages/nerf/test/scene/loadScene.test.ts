import { loadScene, type Picture, type SceneSource } from '@fourier-features/nerf';
import { describe, expect, test } from 'vitest';

const matrix = [
  [0, 0, 1, 4],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 0, 1],
];
const transforms = (paths: readonly string[]): string =>
  JSON.stringify({
    camera_angle_x: 0.7,
    frames: paths.map((file_path) => ({ file_path, transform_matrix: matrix })),
  });
/** A picture whose values are its number. */
const grey = (level: number): Picture => ({
  width: 4,
  height: 2,
  channels: 1,
  values: new Float32Array(8).fill(level),
});
const source = (texts: Record<string, string>, pictures: Record<string, Picture>): SceneSource => ({
  text: async (path) => texts[path],
  picture: async (path) => pictures[path],
});
const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `./r_${i}`);
const pictures = Object.fromEntries(numbered(17).map((path, i) => [`${path.slice(2)}.png`, grey(i)]));
const levels = (views: readonly { picture: Picture }[]): number[] =>
  views.map(({ picture }) => picture.values[0]!);

describe('loadScene(source, options)', () => {
  test('prefers transforms_test.json to transforms_val.json, and finds endings that are left out', async () => {
    const texts = {
      'transforms_train.json': transforms(['./r_0', 'r_1.png']),
      'transforms_test.json': transforms(['./r_2']),
      'transforms_val.json': transforms(['./r_3']),
    };
    const scene = await loadScene(source(texts, pictures));
    expect([levels(scene.train), levels(scene.heldOut)]).toEqual([[0, 1], [2]]);
    expect(scene.heldOutFrom).toBe('transforms_test.json');
    const { 'transforms_test.json': _, ...rest } = texts;
    const validated = await loadScene(source(rest, pictures));
    expect(levels(validated.heldOut)).toEqual([3]);
  });

  test('holds out every eighth frame of a single file', async () => {
    const scene = await loadScene(source({ 'transforms.json': transforms(numbered(17)) }, pictures));
    expect(levels(scene.heldOut)).toEqual([0, 8, 16]);
    expect(scene.train).toHaveLength(14);
    expect(scene.heldOutFrom).toMatch(/every 8th frame of transforms\.json/);
  });

  test('limits the pixels of all pictures after their reduction', async () => {
    const scene = source({ 'transforms.json': transforms(numbered(2)) }, pictures);
    await expect(loadScene(scene, { maxPixels: 15 })).rejects.toThrow(
      'loadScene: all pictures must have at most 15 pixels after their reduction, got more by ./r_1. Reduce them, or raise maxPixels.',
    );
    await loadScene(scene, { maxPixels: 16 });
    await loadScene(scene, { maxPixels: 4, reduce: 2 });
    await expect(loadScene(scene, { maxPixels: 3, reduce: 2 })).rejects.toThrow('at most 3 pixels');
  });

  test('tells the source how many pixels are left for the next picture', async () => {
    const limits: number[] = [];
    const { text, picture } = source({ 'transforms.json': transforms(numbered(3)) }, pictures);
    const counting: SceneSource = {
      text,
      picture: async (path, limit) => {
        if (/^r_\d\.png$/.test(path)) limits.push(limit.maxPixels);
        return picture(path, limit);
      },
    };
    await loadScene(counting, { maxPixels: 100 });
    expect(limits).toEqual([100, 92, 84]);
  });

  test('refuses a file of too many frames or characters before it looks at any', async () => {
    const many = JSON.stringify({ frames: Array.from({ length: 2 ** 16 + 1 }, () => 0) });
    await expect(loadScene(source({ 'transforms.json': many }, pictures))).rejects.toThrow(
      'transforms.json: frames must be an array of at most 65536 frames, got an array of 65537',
    );
    const long = '['.repeat(2 ** 25 + 1);
    await expect(loadScene(source({ 'transforms.json': long }, pictures))).rejects.toThrow(
      'loadScene: transforms.json must have at most 33554432 characters, got 33554433',
    );
  });

  test('reduces pictures and their cameras', async () => {
    const { train } = await loadScene(source({ 'transforms.json': transforms(numbered(2)) }, pictures), {
      reduce: 2,
    });
    expect(train[0]!.camera).toMatchObject({ width: 2, height: 1 });
    expect(train[0]!.picture).toMatchObject({ width: 2, height: 1 });
  });

  test.each([
    ['no transforms', {}, /transforms_train\.json or transforms\.json, got neither/],
    ['no JSON', { 'transforms.json': '{"frames": [' }, /transforms\.json must be JSON/],
    [
      'no frames',
      { 'transforms.json': '{"frames": []}' },
      /transforms\.json: frames must be an array of at least one frame, got an empty array/,
    ],
    ['one frame', { 'transforms.json': transforms(['r_0']) }, /at least two frames .*got 1/],
    [
      'a missing picture',
      { 'transforms.json': transforms(['r_0', './far/r_1']) },
      /frame 1 \(\.\/far\/r_1\) is missing/,
    ],
  ])('refuses a scene with %s', async (_, texts, message) => {
    await expect(loadScene(source(texts, pictures))).rejects.toThrow(message);
    await expect(loadScene(source(texts, pictures))).rejects.toThrow(RangeError);
  });

  test('reports every picture, and rejects with the reason of an abort', async () => {
    const scene = source({ 'transforms.json': transforms(numbered(4)) }, pictures);
    const progress: number[] = [];
    await loadScene(scene, { onProgress: (fraction) => progress.push(fraction) });
    expect(progress).toEqual([0.25, 0.5, 0.75, 1]);
    const signal = AbortSignal.abort(new Error('not this one'));
    await expect(loadScene(scene, { signal })).rejects.toThrow('not this one');
  });
});

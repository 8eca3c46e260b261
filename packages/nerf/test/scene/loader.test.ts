import {
  decodeTransforms,
  defaultBounds,
  defaultDepthRange,
  orbitCameras,
  reduceView,
  sceneFromFrames,
} from '@fourier-features/nerf';
import { cameraRays } from '@fourier-features/nerf/internal';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const matrix = (x: number) => [
  [0, 0, 1, x],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 0, 1],
];
const other = [
  [-1, 0, 0, 0],
  [0, 0, 1, 4],
  [0, 1, 0, 0],
  [0, 0, 0, 1],
];
const blender = {
  camera_angle_x: 0.6911112070083618,
  frames: [
    { file_path: './train/r_0', transform_matrix: matrix(4) },
    { file_path: './train/r_1', transform_matrix: other },
  ],
};
const ngp = {
  fl_x: 9,
  fl_y: 10,
  cx: 4.5,
  cy: 3,
  w: 8,
  h: 6,
  frames: [{ file_path: 'images/0001.jpg', transform_matrix: matrix(4), fl_x: 11 }],
};
const picture = (width: number, height: number) => ({
  width,
  height,
  channels: 3 as const,
  values: new Float32Array(3 * width * height),
});
const decode = (json: unknown) => decodeTransforms(json, { name: 'transforms.json' });
const withMatrix = (transform_matrix: unknown) => ({
  ...blender,
  frames: [{ file_path: 'a', transform_matrix }],
});

describe('decodeTransforms(json, { name })', () => {
  test('decodes nerf-synthetic scenes, whose focal length follows the picture', () => {
    const frames = decode(blender);
    expect(frames.map(({ filePath }) => filePath)).toEqual(['./train/r_0', './train/r_1']);
    expectClose(frames[0]!.pose, matrix(4).slice(0, 3).flat(), 0);
    const [view] = sceneFromFrames(frames, [picture(100, 80), picture(400, 400)]);
    expect(view!.camera.focal[0]).toBeCloseTo(555.5555 / 4, 3);
    expect(view!.camera.focal[1]).toBe(view!.camera.focal[0]);
    expect(view!.camera.centre).toEqual([50, 40]);
    const [middle] = sceneFromFrames(frames, [picture(100, 80), picture(100, 80)], { rays: 'middle' });
    expect(middle!.camera.centre).toEqual([49.5, 39.5]);
  });

  test('decodes instant-ngp scenes, where a frame overrides the file', () => {
    const [view] = sceneFromFrames(decode(ngp), [picture(8, 6)]);
    expect(view!.camera).toMatchObject({ focal: [11, 10], centre: [4.5, 3], width: 8, height: 6 });
    const angles = {
      camera_angle_x: 1,
      camera_angle_y: 0.5,
      frames: ngp.frames.map(({ fl_x, ...rest }) => rest),
    };
    const [wide] = sceneFromFrames(decode(angles), [picture(8, 6)]);
    expectClose(wide!.camera.focal, [4 / Math.tan(0.5), 3 / Math.tan(0.25)], 1e-12);
  });

  test.each([
    ['no object', [], /transforms\.json: frames must be present, got nothing/],
    ['no array of frames', { frames: 3 }, /transforms\.json: frames must be an array, got 3/],
    [
      'no frames',
      { ...blender, frames: [] },
      /frames must be an array of at least one frame, got an empty array/,
    ],
    ['no frame objects', { ...blender, frames: ['a'] }, /frames\[0\] must be an object, got a$/],
    ['no picture', { ...blender, frames: [{}] }, /frames\[0\]\.file_path must be present, got nothing/],
    [
      'no matrix',
      withMatrix(undefined),
      /frame 0 \(a\) of transforms.json: transform_matrix must be an array, got nothing/,
    ],
    [
      'a short matrix',
      withMatrix([[1, 0, 0, 0]]),
      /transform_matrix must be 4 rows of 4 numbers, got an array of 1/,
    ],
    [
      'a short row',
      withMatrix([[1], [1], [1], [1]]),
      /transform_matrix\[0\] must be 4 numbers, got an array of 1/,
    ],
    [
      'NaN',
      withMatrix([[1, 0, 0, Number.NaN], ...matrix(1).slice(1)]),
      /transform_matrix\[0\]\[3\] must be a finite number, got NaN/,
    ],
    [
      'a singular matrix',
      withMatrix([[0, 0, 0, 0], ...matrix(1).slice(1)]),
      /pose of frame 0 \(a\).*singular/,
    ],
    ['no focal length', { frames: blender.frames }, /fl_x or camera_angle_x/],
    ['an impossible angle', { ...blender, camera_angle_x: 4 }, /camera_angle_x .* less than π/],
    [
      'a focal length of text',
      { ...ngp, fl_y: 'ten' },
      /frame 0 .*: fl_y must be greater than 0 and finite, got ten/,
    ],
    [
      'a name with an escape sequence, shortened',
      { frames: [{ file_path: `\u001b[2J${'x'.repeat(1000)}`, transform_matrix: 7 }] },
      /frame 0 \(\\x1b\[2Jx{72}…\) of transforms\.json: transform_matrix must be an array, got 7$/,
    ],
    [
      'an object that only looks like a number',
      { ...ngp, cx: { valueOf: 3 } },
      /cx must be a finite number, got an object/,
    ],
    ['distortion of text', { ...ngp, k1: 'much' }, /frame 0 .*: k1 must be a finite number, got much/],
  ])('refuses %s', (_, json, message) => {
    expect(() => decode(json)).toThrow(message);
    expect(() => decode(json)).toThrow(RangeError);
  });
});

describe('sceneFromFrames(frames, pictures)', () => {
  test('names the frame whose picture is missing or of another size', () => {
    expect(() => sceneFromFrames(decode(blender), [picture(4, 4)])).toThrow(/one per frame, 2, got 1/);
    expect(() => sceneFromFrames(decode(blender), [picture(4, 4), undefined])).toThrow(/frame 1 .*missing/);
    expect(() => sceneFromFrames(decode(ngp), [picture(4, 3)])).toThrow(
      /frame 0 .*8x6 pixels, as stated, got 4x3/,
    );
    const { w, h, ...sizeless } = ngp;
    const two = { ...sizeless, frames: [...ngp.frames, ...ngp.frames] };
    expect(() => sceneFromFrames(decode(two), [picture(8, 6), picture(4, 3)])).toThrow(
      /frame 1 .*as the first one/,
    );
    expect(() => sceneFromFrames([], [])).toThrow(/at least one frame/);
  });
});

describe('reduceView(view, factor)', () => {
  test('averages the rays of each block, and its colours weighted by their alpha', () => {
    const values = Float32Array.from({ length: 4 * 8 * 6 }, (_, i) => ((i * 37) % 101) / 100);
    const [view] = sceneFromFrames(decode(ngp), [{ width: 8, height: 6, channels: 4, values }]);
    const { camera, picture } = reduceView(view!, 2);
    expect([camera.width, camera.height, picture.width, picture.channels]).toEqual([4, 3, 4, 4]);
    // Block (column 3, row 1) has the pixels 6, 7 of rows 2, 3.
    const block = [22, 23, 30, 31];
    const mean = (list: number[]): number => list.reduce((a, b) => a + b) / list.length;
    const whole = cameraRays(view!.camera, block).directions;
    const expected = [0, 1, 2].map((axis) => mean([0, 1, 2, 3].map((n) => whole[3 * n + axis]!)));
    expectClose(cameraRays(camera, [7]).directions, expected, 1e-12);
    const alphas = block.map((pixel) => values[4 * pixel + 3]!);
    expect(picture.values[31]).toBeCloseTo(mean(alphas), 6);
    const red = mean(block.map((pixel, n) => alphas[n]! * values[4 * pixel]!)) / mean(alphas);
    expect(picture.values[28]).toBeCloseTo(red, 6);
  });

  test('refuses a factor that does not divide the picture', () => {
    const [view] = sceneFromFrames(decode(ngp), [picture(8, 6)]);
    expect(() => reduceView(view!, 4)).toThrow(/8x6 pixels, got 4/);
    expect(() => reduceView(view!, 0.5)).toThrow(/positive integer/);
  });
});

describe('defaultDepthRange(cameras) and defaultBounds', () => {
  const cameras = sceneFromFrames(decode(blender), [picture(4, 4), picture(4, 4)]).map(
    ({ camera }) => camera,
  );

  test('are around the point that the cameras look at', () => {
    const { near, far } = defaultDepthRange(cameras);
    expectClose([near, far], [2, 6], 1e-9);
    const { min, max } = defaultBounds(cameras, near, far);
    expectClose([...min, ...max], [-2, -2, -2, 2, 2, 2], 1e-9);
  });

  test('contain what pictures show across their axis where depths are close together', () => {
    const { min, max } = defaultBounds(cameras, 3.5, 4.5);
    // Pictures of 4 pixels, through whose corners rays pass: 2 pixels from the middle at the left and the top.
    const reach = 4 * Math.tan(blender.camera_angle_x / 2);
    expectClose([...min, ...max], [-reach, -reach, -reach, reach, reach, reach], 1e-9);
  });

  /** Sixteen cameras on a ring of radius ½ about (1, 2, 3) that look away from its middle. */
  const outward = orbitCameras({ frames: 16, radius: 0.5, elevation: 0, width: 8, target: [1, 2, 3] }).map(
    (camera) => ({
      ...camera,
      pose: camera.pose.map((value, i) => ([0, 2].includes(i % 4) ? -value : value)),
    }),
  );

  test('need a common point in front of the cameras, or depths and a box of all that they see', () => {
    expect(() => defaultDepthRange(outward)).toThrow(
      /must be in front of the cameras, got in front of 0 of 16\. State near and far instead/,
    );
    const { min, max } = defaultBounds(outward, 2, 4);
    const half = (7 / 2 / outward[0]!.focal[0]) * 4;
    const middle = [1, 2, 3];
    for (const axis of [0, 1, 2]) expectClose(max[axis]! - middle[axis]!, middle[axis]! - min[axis]!, 1e-9);
    expect(max[2] - 3).toBeCloseTo(half, 9);
    // The cameras along the axes reach 4.5; beside them, corners of the picture reach a little further.
    expect(max[0] - 1).toBeGreaterThanOrEqual(4.5);
    expect(max[0] - 1).toBeLessThan(Math.hypot(4, half) + 0.5);
    for (const { pose } of outward) {
      const back = [pose[2]!, pose[6]!, pose[10]!];
      for (const depth of [2, 4]) {
        const at = back.map((b, axis) => pose[4 * axis + 3]! - depth * b);
        expect(at.every((x, axis) => x >= min[axis]! && x <= max[axis]!)).toBe(true);
      }
    }
  });

  test('are a box of all that parallel cameras see', () => {
    const { min, max } = defaultBounds([cameras[0]!, cameras[0]!], 1, 3);
    // At (4, 0, 0), looking along −x; columns 0 … 3 and rows 0 … 3 about a centre of 2.
    const slope = Math.tan(blender.camera_angle_x / 2);
    expectClose([min[0], max[0]], [1, 3], 1e-9);
    expectClose([max[2], min[2]], [3 * slope, (-3 * slope) / 2], 1e-9);
    expect(() => defaultBounds([], 1, 3)).toThrow(/at least one camera/);
  });

  test('refuse cameras that all look one way', () => {
    expect(() => defaultDepthRange([cameras[0]!, cameras[0]!])).toThrow(/different directions/);
  });
});

import { readFile } from 'node:fs/promises';
import * as nerf from '@fourier-features/nerf';
import { cameraRays } from '@fourier-features/nerf/internal';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

type Vector = [number, number, number];
type Json = Record<string, unknown>;

/** The cameras of the files next to this one. */
const { train } = await nerf.proceduralScene({ width: 2, train: 6, heldOut: 1, seed: 3, supersampling: 1 });
const poses = train.map(({ camera }) => camera.pose);
const SIZE = { width: 24, height: 20 };
const picture: nerf.Picture = { ...SIZE, channels: 1, values: new Float32Array(480).fill(0.5) };

const column = (pose: ArrayLike<number>, k: number): Vector => [pose[k]!, pose[4 + k]!, pose[8 + k]!];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const sum = (a: Vector, t: number, b: Vector): Vector => [a[0] + t * b[0], a[1] + t * b[1], a[2] + t * b[2]];
const length = (a: Vector): number => Math.sqrt(dot(a, a));

/** A map of the world: scale·R·x + offset, R by its rows. */
interface Similarity {
  readonly rows: readonly [Vector, Vector, Vector];
  readonly scale: number;
  readonly offset: Vector;
}
const SAME: Similarity = {
  rows: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  scale: 1,
  offset: [0, 0, 0],
};
const turn = ({ rows }: Similarity, a: Vector): Vector => [dot(rows[0], a), dot(rows[1], a), dot(rows[2], a)];
const move = (map: Similarity, a: Vector): Vector => sum(map.offset, map.scale, turn(map, a));

/** A camera's pose as COLMAP has it: world to camera, with x to the right, y down and z forwards. */
function colmapPose(pose: Float64Array): { rotation: Vector[]; translation: Vector } {
  const rotation = [
    column(pose, 0),
    column(pose, 1).map((v) => -v) as Vector,
    column(pose, 2).map((v) => -v) as Vector,
  ];
  return { rotation, translation: rotation.map((row) => -dot(row, column(pose, 3))) as Vector };
}

/** Its inverse, camera to world, by columns. */
function inverse({ rotation, translation }: ReturnType<typeof colmapPose>): Vector[] {
  const back = [0, 1, 2].map(
    (k) => -rotation.reduce((total, row, i) => total + row[k]! * translation[i]!, 0),
  );
  return [...rotation, back as Vector];
}

const matrixOf = (columns: readonly Vector[]): number[][] => [
  ...[0, 1, 2].map((axis) => columns.map((each) => each[axis]!)),
  [0, 0, 0, 1],
];

/** The rotation that takes one unit vector to another. */
function rotationTo(from: Vector, to: Vector): Similarity['rows'] {
  const v = cross(from, to);
  const k: Vector[] = [
    [0, -v[2], v[1]],
    [v[2], 0, -v[0]],
    [-v[1], v[0], 0],
  ];
  const factor = 1 / (1 + dot(from, to));
  return [0, 1, 2].map((i) =>
    [0, 1, 2].map(
      (j) =>
        (i === j ? 1 : 0) + k[i]![j]! + factor * [0, 1, 2].reduce((s, m) => s + k[i]![m]! * k[m]![j]!, 0),
    ),
  ) as unknown as Similarity['rows'];
}

/** What instant-ngp's colmap2nerf.py does to cameras: its world, and the frames in it. */
function instantNgp(): { map: Similarity; frames: Json[] } {
  let cameras = poses.map((pose) => {
    const [x, y, z, position] = inverse(colmapPose(pose)) as [Vector, Vector, Vector, Vector];
    const flipped = [x, y.map((v) => -v), z.map((v) => -v), position] as Vector[];
    return flipped.map(([a, b, c]): Vector => [b, a, -c]);
  });
  const ups = cameras.reduce((total, camera) => sum(total, 1, camera[1]!), [0, 0, 0] as Vector);
  const up = ups.map((v) => v / length(ups)) as Vector;
  const rows = rotationTo(up, [0, 0, 1]);
  const rotated = (a: Vector): Vector => [dot(rows[0], a), dot(rows[1], a), dot(rows[2], a)];
  cameras = cameras.map((camera) => camera.map(rotated));
  let [total, weights]: [Vector, number] = [[0, 0, 0], 0];
  for (const a of cameras) {
    for (const b of cameras) {
      const c = cross(a[2]!, b[2]!);
      const weight = dot(c, c);
      if (!(weight > 1e-5)) continue;
      const t = sum(b[3]!, -1, a[3]!);
      const ta = Math.min(0, dot(t, cross(b[2]!, c)) / (weight + 1e-10));
      const tb = Math.min(0, dot(t, cross(a[2]!, c)) / (weight + 1e-10));
      const between = sum(sum(a[3]!, ta, a[2]!), 1, sum(b[3]!, tb, b[2]!));
      total = sum(total, weight / 2, between);
      weights += weight;
    }
  }
  const middle = total.map((v) => v / weights) as Vector;
  const mean = cameras.reduce((s, camera) => s + length(sum(camera[3]!, -1, middle)), 0) / cameras.length;
  const scale = 4 / mean;
  const frames = cameras.map((camera, i) => ({
    file_path: `./images/${i}.jpg`,
    sharpness: 31.4,
    transform_matrix: matrixOf([
      ...camera.slice(0, 3),
      sum(camera[3]!, -1, middle).map((v) => scale * v) as Vector,
    ]),
  }));
  // From the world of COLMAP: exchange x and y, negate z, rotate, centre, scale.
  const swapped = rows.map(([a, b, c]): Vector => [b, a, -c]) as unknown as Similarity['rows'];
  return { map: { rows: swapped, scale, offset: middle.map((v) => -scale * v) as Vector }, frames };
}

const opencv = (...distortion: number[]): nerf.Lens => ({
  projection: 'perspective',
  distortion: distortion as unknown as nerf.Lens['distortion'],
});
const fisheye = (...k: [number, number, number, number]): nerf.Lens => ({
  projection: 'fisheye',
  distortion: [...k, 0, 0],
});
const cameraOf = (
  pose: Float64Array,
  focal: [number, number],
  centre: [number, number],
  lens?: nerf.Lens,
): nerf.Camera => ({
  ...SIZE,
  focal,
  // COLMAP's first pixel is from 0 to 1, and rays pass through the middle.
  centre: [centre[0] - 0.5, centre[1] - 0.5],
  pose,
  ...(lens ? { lens } : {}),
});

async function camerasFrom(json: Json): Promise<{ cameras: nerf.Camera[]; notes: readonly string[] }> {
  const source: nerf.SceneSource = {
    text: async (path) =>
      path === 'transforms.json' ? JSON.stringify({ ...json, train_filenames: names(json) }) : undefined,
    picture: async () => picture,
  };
  const { train: views, notes } = await nerf.loadScene(source, { rays: 'middle' });
  return { cameras: views.map(({ camera }) => camera), notes };
}

/** All of a file's pictures but the last. */
const names = ({ frames }: Json): string[] =>
  (frames as { file_path: string }[]).slice(0, -1).map(({ file_path }) => file_path);

/** Expects the rays of the file's cameras to be those of the known ones, seen in the file's world. */
function expectSameRays(found: readonly nerf.Camera[], known: readonly nerf.Camera[], map: Similarity): void {
  found.forEach((camera, n) => {
    const [rays, expected] = [cameraRays(camera), cameraRays(known[n]!)];
    for (let pixel = 0; pixel < 480; pixel += 13) {
      const row = (array: Float64Array): Vector => [...array.subarray(3 * pixel, 3 * pixel + 3)] as Vector;
      expectClose(row(rays.origins), move(map, row(expected.origins)), 1e-9);
      expectClose(row(rays.directions), turn(map, row(expected.directions)), 1e-9);
    }
  });
  const [range, original] = [
    nerf.defaultDepthRange(found),
    nerf.defaultDepthRange(known.slice(0, found.length)),
  ];
  expectClose([range.near, range.far], [map.scale * original.near, map.scale * original.far], 1e-9);
}

const nerfstudio = async (name: string): Promise<Json> =>
  JSON.parse(await readFile(new URL(`nerfstudio/${name}.json`, import.meta.url), 'utf8'));
/** nerfstudio's world: x, z, −y of COLMAP's. */
const NERFSTUDIO: Similarity = {
  ...SAME,
  rows: [
    [1, 0, 0],
    [0, 0, 1],
    [0, -1, 0],
  ],
};

describe('scenes as other programs write them have the rays of the cameras they were written for', () => {
  test('nerfstudio, from an OPENCV camera of COLMAP', async () => {
    const { cameras, notes } = await camerasFrom(await nerfstudio('opencv'));
    const lens = opencv(-0.2, 0.05, 0, 0, 0.004, -0.003);
    expectSameRays(
      cameras,
      poses.map((pose) => cameraOf(pose, [33, 32], [12.5, 9.5], lens)),
      NERFSTUDIO,
    );
    expect(notes).toEqual([]);
  });

  test('nerfstudio, from an OPENCV_FISHEYE camera of COLMAP with a mask', async () => {
    const { cameras } = await camerasFrom(await nerfstudio('fisheye'));
    const lens = fisheye(-0.05, 0.01, 0.002, -0.001);
    expectSameRays(
      cameras,
      poses.map((pose) => cameraOf(pose, [33, 32], [12.5, 9.5], lens)),
      NERFSTUDIO,
    );
  });

  test('nerfstudio, from two cameras in the world of COLMAP', async () => {
    const { cameras } = await camerasFrom(await nerfstudio('two'));
    const known = poses.map((pose, i) =>
      i % 2 === 0
        ? cameraOf(pose, [33, 33], [12, 10], opencv(-0.1, 0, 0, 0, 0, 0))
        : cameraOf(pose, [20, 21], [12.5, 9.5], fisheye(-0.05, 0.01, 0.002, -0.001)),
    );
    expectSameRays(cameras, known, SAME);
  });

  test('instant-ngp’s colmap2nerf.py, which turns, centres and scales the world', async () => {
    const { map, frames } = instantNgp();
    const optics = {
      ...{
        camera_angle_x: 2 * Math.atan(24 / 66),
        camera_angle_y: 2 * Math.atan(20 / 64),
        fl_x: 33,
        fl_y: 32,
      },
      ...{ k1: -0.2, k2: 0.05, k3: 0, k4: 0, p1: 0.004, p2: -0.003, is_fisheye: false },
      ...{ cx: 12.5, cy: 9.5, w: 24, h: 20, aabb_scale: 32 },
    };
    const { cameras, notes } = await camerasFrom({ ...optics, frames });
    const lens = opencv(-0.2, 0.05, 0, 0, 0.004, -0.003);
    expect(map.scale).not.toBeCloseTo(1, 3);
    expectSameRays(
      cameras,
      poses.map((pose) => cameraOf(pose, [33, 32], [12.5, 9.5], lens)),
      map,
    );
    expect(notes).toEqual([]);
  });

  test('instant-ngp’s record3d2nerf.py, which centres and scales ARKit’s poses', async () => {
    const map: Similarity = { ...SAME, scale: 1.3, offset: [-0.2, 0.4, 0.1] };
    const frames = poses.map((pose, i) => ({
      file_path: `./rgbd/${i}.jpg`,
      transform_matrix: matrixOf([0, 1, 2].map((k) => column(pose, k)).concat([move(map, column(pose, 3))])),
    }));
    const optics = { fl_x: 33, fl_y: 33, cx: 12, cy: 10, w: 24, h: 20, aabb_scale: 16, scale: 1 };
    const { cameras } = await camerasFrom({ ...optics, camera_angle_x: 2 * Math.atan(24 / 66), frames });
    expectSameRays(
      cameras,
      poses.map((pose) => cameraOf(pose, [33, 33], [12, 10])),
      map,
    );
  });

  const blender = poses.map((pose, i) => ({
    file_path: `./train/r_${i}`,
    rotation: 0.012566370614359171,
    transform_matrix: matrixOf([0, 1, 2, 3].map((k) => column(pose, k))),
  }));

  test('the exporter of nerf-synthetic scenes', async () => {
    const focal = 12 / Math.tan(0.35);
    const { cameras, notes } = await camerasFrom({ camera_angle_x: 0.7, frames: blender });
    expectSameRays(
      cameras,
      poses.map((pose) => cameraOf(pose, [focal, focal], [12, 10])),
      SAME,
    );
    expect(notes).toEqual([]);
  });

  test('BlenderNeRF, whose camera_angle_y is the sensor’s and not the picture’s', async () => {
    const focal = (24 * 50) / 36;
    const optics = {
      ...{
        camera_angle_x: 2 * Math.atan(18 / 50),
        camera_angle_y: 2 * Math.atan(12 / 50),
        fl_x: focal,
        fl_y: focal,
      },
      ...{ k1: 0, k2: 0, p1: 0, p2: 0, cx: 12, cy: 10, w: 24, h: 20, aabb_scale: 4 },
    };
    const { cameras } = await camerasFrom({ ...optics, frames: blender });
    expectSameRays(
      cameras,
      poses.map((pose) => cameraOf(pose, [focal, focal], [12, 10])),
      SAME,
    );
  });

  test('but not poses of OpenCV’s axes, which look away from what they show', async () => {
    const turned = poses.map((pose, i) => ({
      file_path: `${i}.png`,
      transform_matrix: matrixOf(inverse(colmapPose(pose))),
    }));
    const { cameras } = await camerasFrom({ camera_angle_x: 0.7, frames: turned });
    expect(nerf.cameraFocus(cameras)!.depths.every((depth) => depth < 0)).toBe(true);
    expect(() => nerf.defaultDepthRange(cameras)).toThrow(/in front of 0 of 5/);
  });
});

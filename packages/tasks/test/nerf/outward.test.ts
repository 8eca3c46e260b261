import { finish } from '@fourier-features/core';
import * as nerf from '@fourier-features/nerf';
import { decodePicture, encodePng } from '@fourier-features/pictures';
import { nerfTask, readScene } from '@fourier-features/tasks';
import { wasmEngine } from '@fourier-features/wasm';
import { expect, test } from 'vitest';

const WIDTH = 8;

/** Cameras on a ring of radius 0.3 that look away from its middle, at a wall 3 units from it. */
const cameras = nerf.orbitCameras({ frames: 24, radius: 0.3, elevation: 0, width: WIDTH }).map((camera) => ({
  ...camera,
  pose: camera.pose.map((value, i) => ([0, 2].includes(i % 4) ? -value : value)),
}));

/** What a camera sees: colours that follow the direction from the middle of the ring to the wall. */
function picture({ pose, focal, centre }: nerf.Camera): Float32Array {
  const values = new Float32Array(3 * WIDTH ** 2);
  for (let pixel = 0; pixel < WIDTH ** 2; pixel++) {
    const x = ((pixel % WIDTH) - centre[0]) / focal[0];
    const y = -(Math.floor(pixel / WIDTH) - centre[1]) / focal[1];
    const along = [0, 4, 8].map((at) => pose[at]! * x + pose[at + 1]! * y - pose[at + 2]!);
    const from = [pose[3]!, pose[7]!, pose[11]!];
    const product = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    // |from + t·along| = 3.
    const [a, b, c] = [product(along, along), product(from, along), product(from, from) - 9];
    const t = (-b + Math.sqrt(b * b - a * c)) / a;
    for (let axis = 0; axis < 3; axis++)
      values[3 * pixel + axis] = 0.5 + (from[axis]! + t * along[axis]!) / 6;
  }
  return values;
}

test('a scene seen by cameras that look outwards is fitted between the depths that are stated', async () => {
  const pngs = await Promise.all(
    cameras.map((camera) => encodePng({ width: WIDTH, height: WIDTH, channels: 3, values: picture(camera) })),
  );
  const frames = cameras.map(({ pose }, i) => ({
    file_path: `${i}`,
    transform_matrix: [0, 4, 8].map((at) => [...pose.subarray(at, at + 4)]),
  }));
  const json = new TextEncoder().encode(JSON.stringify({ camera_angle_x: 0.6911112070083618, frames }));
  const files = async (path: string): Promise<Uint8Array | undefined> =>
    path === 'transforms.json' ? json : /^\d+\.png$/.test(path) ? pngs[Number.parseInt(path, 10)] : undefined;
  const input = await readScene(files, { name: 'room', decodePicture, near: 2, far: 4 });
  expect(input.warnings).toEqual([]);
  const { min, max } = input.bounds;
  for (const camera of cameras) {
    const wall = [3, 7, 11].map((at) => camera.pose[at]! - 2.7 * camera.pose[at - 1]!);
    expect(wall.every((x, axis) => x > min[axis]! && x < max[axis]!)).toBe(true);
  }
  const engine = await wasmEngine({ threads: 1 });
  const sizes = { frequencyCount: 16, width: 24, depth: 3, raysPerStep: 48, samples: 8, steps: 40 };
  const settings = nerfTask.settings('gaussian', { ...sizes, scale: 0.1, learningRate: 0.02 }, input);
  const { field } = await finish(nerfTask.fit(input, settings, { engine }));
  const { scores } = await nerfTask.result(field, input, settings, { engine });
  // Black pictures have 5.5 dB.
  expect(scores['psnr']).toBeGreaterThan(20);
});

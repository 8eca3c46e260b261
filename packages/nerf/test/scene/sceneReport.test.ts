import * as nerf from '@fourier-features/nerf';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const WIDTH = 24;
/** A view of one grey everywhere. */
const viewOf = (camera: nerf.Camera, level = 0.5): nerf.View => ({
  camera,
  picture: {
    width: camera.width,
    height: camera.height,
    channels: 1,
    values: new Float32Array(camera.width * camera.height).fill(level),
  },
});
const ring = nerf.orbitCameras({ frames: 8, radius: 4, elevation: 0, width: WIDTH });
const depths = { near: 2, far: 6 };
const cube = (half: number) => ({ min: [-half, -half, -half], max: [half, half, half] }) as const;
const inFront = (camera: nerf.Camera): nerf.Camera => camera;
/** Turned about its own vertical axis, as a pose of OpenCV's axes looks here but for the sign of its rows. */
const behind = (camera: nerf.Camera): nerf.Camera => ({
  ...camera,
  pose: camera.pose.map((value, i) => ([0, 2].includes(i % 4) ? -value : value)),
});

describe('sceneReport(views, options)', () => {
  test('counts the cameras that have the point they look at in front of them and between the depths', () => {
    const count = (cameras: readonly nerf.Camera[], options = depths): number[] => {
      const report = nerf.sceneReport(
        cameras.map((camera) => viewOf(camera)),
        { ...options, bounds: cube(2) },
      );
      return [report.focusInFront, report.focusInRange];
    };
    expect(count(ring)).toEqual([8, 8]);
    expect(count(ring.map(behind))).toEqual([0, 0]);
    expect(count(ring.map((camera, i) => (i < 3 ? behind : inFront)(camera)))).toEqual([5, 5]);
    expect(count(ring, { near: 5, far: 6 })).toEqual([8, 0]);
    expect(count([ring[0]!, ring[0]!])).toEqual([0, 0]);
    const depth = (cameras: readonly nerf.Camera[]): number | undefined =>
      nerf.sceneReport(
        cameras.map((camera) => viewOf(camera)),
        { ...depths, bounds: cube(2) },
      ).focusDepth;
    expectClose([depth(ring)!, depth(ring.map(behind))!], [4, -4], 1e-9);
    expect(depth([ring[0]!, ring[0]!])).toBeUndefined();
  });

  test('has the scatter of cameras in units of the middle depth', () => {
    const views = ring.map((camera) => viewOf(camera));
    expectClose(nerf.sceneReport(views, { ...depths, bounds: cube(2) }).parallax, 1, 1e-12);
    expectClose(nerf.sceneReport(views, { near: 4, far: 12, bounds: cube(2) }).parallax, 0.5, 1e-12);
    expect(nerf.sceneReport([views[0]!, views[0]!], { ...depths, bounds: cube(2) }).parallax).toBe(0);
  });

  test('has the share of rays that meet the box', () => {
    const [camera] = ring as [nerf.Camera];
    // At 4 − half from the camera, a column c is at (4 − half)·(c − 11.5)/focal.
    const report = (half: number): number =>
      nerf.sceneReport([viewOf(camera)], { ...depths, bounds: cube(half) }).raysInside;
    const within = (half: number): number => {
      let count = 0;
      for (let c = 1; c < WIDTH; c += 2)
        if (((4 - half) * Math.abs(c - 11.5)) / camera.focal[0] < half) count += 1;
      return (count / 12) ** 2;
    };
    for (const half of [0.2, 0.5, 0.9, 2]) expectClose(report(half), within(half), 1e-12);
    const far = nerf.sceneReport([viewOf(camera)], { near: 10, far: 12, bounds: cube(2) });
    expect(far.raysInside).toBe(0);
  });

  test('looks only at pixels that show something', () => {
    const [camera] = ring as [nerf.Camera];
    const box = { ...depths, bounds: cube(0.2) };
    expect(nerf.sceneReport([viewOf(camera, 0)], box).raysInside).toBe(1);
    expect(nerf.sceneReport([viewOf(camera, 0)], { ...box, background: 'white' }).raysInside).toBeLessThan(
      0.1,
    );
    expect(nerf.sceneReport([viewOf(camera, 1)], { ...box, background: 'white' }).raysInside).toBe(1);
    const mask = new Uint8Array(WIDTH ** 2);
    expect(nerf.sceneReport([{ ...viewOf(camera), mask }], box).raysInside).toBe(1);
  });

  test('has the share of what a camera sees that another sees', () => {
    const [first] = ring as [nerf.Camera];
    // Two cameras side by side: at depth z, a column is shared if it is still in the picture after moving by b·f/z pixels.
    const beside = (distance: number): number => {
      const pose = Float64Array.from(first.pose);
      for (const axis of [0, 1, 2]) pose[4 * axis + 3]! += distance * pose[4 * axis]!;
      const views = [viewOf(first), viewOf({ ...first, pose })];
      return nerf.sceneReport(views, { near: 2, far: 6, bounds: cube(50) }).overlap;
    };
    const columns = [3, 9, 15, 21];
    const expected = (distance: number): number => {
      const shares = [2.4, 4, 5.6].map((z) => {
        const moved = (distance * first.focal[0]) / z;
        const kept =
          columns.filter((c) => c - moved >= -0.5).length + columns.filter((c) => c + moved <= 23.5).length;
        return kept / (2 * columns.length);
      });
      return shares.reduce((sum, share) => sum + share, 0) / 3;
    };
    for (const distance of [0.01, 0.3, 0.8, 1.5]) expectClose(beside(distance), expected(distance), 1e-12);
    expect(beside(0.8)).toBeLessThan(0.9);
    expect(beside(20)).toBe(0);
  });

  test('has the aspect of pixels and the shift by a lens', () => {
    const [camera] = ring as [nerf.Camera];
    const report = (other: Partial<nerf.Camera>): nerf.SceneReport =>
      nerf.sceneReport([viewOf({ ...camera, ...other })], { ...depths, bounds: cube(2) });
    expect([report({}).pixelAspect, report({}).lensShift]).toEqual([1, 0]);
    expectClose(report({ focal: [30, 45] }).pixelAspect, 1.5, 1e-12);
    expectClose(report({ focal: [45, 30] }).pixelAspect, 1.5, 1e-12);
    const lens = { projection: 'fisheye', distortion: [0, 0, 0, 0, 0, 0] } as const;
    // A corner is √2·11.5 pixels from the middle: that many focal lengths of angle, whose tangent a pinhole would show.
    const angle = (Math.SQRT2 * 11.5) / 40;
    expectClose(report({ focal: [40, 40], lens }).lensShift, 40 * (Math.tan(angle) - angle), 1e-9);
  });

  test('refuses an empty box, depths in the wrong order and no views', () => {
    const views = ring.map((camera) => viewOf(camera));
    expect(() => nerf.sceneReport(views, { ...depths, bounds: cube(-1) })).toThrow(
      /bounds must have min below max/,
    );
    expect(() => nerf.sceneReport(views, { near: 6, far: 2, bounds: cube(1) })).toThrow(/near and far/);
    expect(() => nerf.sceneReport([], { ...depths, bounds: cube(1) })).toThrow(/at least one view/);
  });
});

describe('cameraFocus(cameras)', () => {
  test('has the point, its depths and the mean distance', () => {
    const cameras = nerf.orbitCameras({ frames: 5, radius: 3, width: 4, target: [1, -2, 0.5] });
    const { point, depths: found, distance } = nerf.cameraFocus(cameras)!;
    expectClose(point, [1, -2, 0.5], 1e-9);
    expectClose([...found, distance], [3, 3, 3, 3, 3, 3], 1e-9);
    expectClose(nerf.cameraFocus(cameras.map(behind))!.depths, [-3, -3, -3, -3, -3], 1e-9);
    expect(nerf.cameraFocus([cameras[0]!, cameras[0]!])).toBeUndefined();
    expect(() => nerf.cameraFocus([])).toThrow(/at least one camera/);
  });
});

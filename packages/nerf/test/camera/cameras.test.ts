import { type Camera, focalLength, lookAt, orbitCameras, orbitPath } from '@fourier-features/nerf';
import { cameraRays, checkPose, projectPoint } from '@fourier-features/nerf/internal';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

/** At (0, 0, 5), looking along −z. */
const camera = {
  width: 8,
  height: 6,
  focal: [10, 20],
  centre: [4, 3],
  pose: Float64Array.from([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 5]),
} as const;

describe('cameraRays(camera, pixels)', () => {
  test('follows the paper: ((i − cx)/fx, −(j − cy)/fy, −1), not normalised', () => {
    const { origins, directions } = cameraRays(camera, [0, 8 * 3 + 4, 8 * 5 + 7]);
    expectClose(origins, [0, 0, 5, 0, 0, 5, 0, 0, 5], 0);
    expectClose(directions, [-0.4, 0.15, -1, 0, 0, -1, 0.3, -0.1, -1], 1e-12);
  });

  test('turns directions by the pose', () => {
    const quarter = { ...camera, pose: Float64Array.from([0, -1, 0, 1, 1, 0, 0, 2, 0, 0, 1, 3]) };
    const { directions } = cameraRays(quarter, [0]);
    expectClose(directions, [-0.15, -0.4, -1], 1e-12);
  });

  test('returns every pixel, row by row, by default', () => {
    const all = cameraRays(camera);
    expect(all.origins).toHaveLength(3 * 48);
    expectClose(all.directions.slice(3 * 13, 3 * 14), cameraRays(camera, [13]).directions, 0);
  });

  test.each([-1, 48, 0.5, Number.NaN])('refuses pixel %s', (pixel) => {
    expect(() => cameraRays(camera, [pixel])).toThrow(/integers from 0 to 47, the camera's pixels/);
  });
});

describe('projectPoint(camera, point)', () => {
  test('sends known points to known pixels', () => {
    expect(projectPoint(camera, [0, 0, 0])).toEqual({ pixel: [4, 3], depth: 5 });
    const { pixel, depth } = projectPoint(camera, [1, 0.5, 3]);
    expectClose(pixel, [9, -2], 1e-12);
    expect(depth).toBe(2);
    expect(projectPoint(camera, [0, 0, 6]).depth).toBe(-1);
  });

  test('is the inverse of the rays of any posed camera', () => {
    for (const view of orbitCameras({
      frames: 5,
      radius: 3,
      elevation: 0.4,
      target: [1, 2, 3],
      width: 9,
      height: 7,
    })) {
      const { origins, directions } = cameraRays(view);
      for (const pixel of [0, 20, 62]) {
        const point = [0, 1, 2].map((k) => origins[3 * pixel + k]! + 2.5 * directions[3 * pixel + k]!);
        const found = projectPoint(view, point as [number, number, number]);
        expectClose(found.pixel, [pixel % 9, Math.floor(pixel / 9)], 1e-9);
        expect(found.depth).toBeCloseTo(2.5, 12);
      }
    }
  });
});

describe('orbitCameras(options)', () => {
  test('looks at the target from the radius, +z upwards', () => {
    const cameras = orbitCameras({ frames: 4, radius: 2, elevation: 0, target: [1, 0, 0], width: 5 });
    expectClose(
      [3, 7, 11].map((i) => cameras[1]!.pose[i]!),
      [1, 2, 0],
      1e-12,
    );
    for (const each of cameras) {
      checkPose('test', each.pose, 'an orbit');
      const target = projectPoint(each, [1, 0, 0]);
      expectClose(target.pixel, [2, 2], 1e-12);
      expect(target.depth).toBeCloseTo(2, 12);
      expect(projectPoint(each, [1, 0, 0.1]).pixel[1]).toBeLessThan(2);
    }
  });

  test('refuses bad sizes and views along the vertical', () => {
    expect(() => orbitCameras({ frames: 0, radius: 1, width: 4 })).toThrow(/frames/);
    expect(() => orbitCameras({ frames: 1, radius: -1, width: 4 })).toThrow(/radius/);
    expect(() => orbitCameras({ frames: 1, radius: 1, width: 4, elevation: Math.PI / 2 })).toThrow(
      /elevation/,
    );
    expect(() => lookAt([0, 0, 1], [0, 0, 0])).toThrow(/must differ from up/);
  });

  test('has the published focal length of 555.5555 pixels at 400', () => {
    expect(focalLength(400, 0.6911112070083618)).toBeCloseTo(555.5555, 3);
  });
});

describe('orbitPath(options)', () => {
  const bounds = { min: [-1, 0, 1], max: [3, 2, 2] } as const;
  const centre = [1, 1, 1.5] as const;
  const [camera] = orbitCameras({
    frames: 1,
    radius: 5,
    elevation: 0.4,
    target: centre,
    width: 20,
    height: 10,
    angle: 0.9,
  }) as [Camera];
  const offsetOf = ({ pose }: Camera) => [3, 7, 11].map((at, axis) => pose[at]! - centre[axis]!);

  test('keeps the distance, elevation, angle of view and size of the camera, around the centre of the box', () => {
    const path = orbitPath({ bounds, camera, frames: 4 });
    expect(path).toHaveLength(4);
    for (const each of path) {
      expect([each.width, each.height]).toEqual([20, 10]);
      const [x, y, z] = offsetOf(each) as [number, number, number];
      expect(Math.hypot(x, y, z)).toBeCloseTo(5, 9);
      expect(Math.asin(z / 5)).toBeCloseTo(0.4, 9);
      const seen = projectPoint(each, centre);
      expectClose(seen.pixel, [9.5, 4.5], 1e-9);
      expect(2 * Math.atan(10 / each.focal[0])).toBeCloseTo(0.9, 9);
    }
    const turned = path.map((each) => Math.atan2(offsetOf(each)[1]!, offsetOf(each)[0]!));
    expectClose(turned.map(Math.cos), [1, 0, -1, 0], 1e-9);
  });

  test('takes another size at the same angle of view, and another elevation short of the vertical', () => {
    const elevations = [0.1, 2, -2].map((elevation) => {
      const [each] = orbitPath({ bounds, camera, frames: 1, width: 50, height: 40, elevation });
      expect([each!.width, each!.height]).toEqual([50, 40]);
      expect(2 * Math.atan(25 / each!.focal[0])).toBeCloseTo(0.9, 9);
      return (180 / Math.PI) * Math.asin(offsetOf(each!)[2]! / 5);
    });
    expectClose(elevations, [(0.1 * 180) / Math.PI, 89, -89], 1e-6);
  });

  test('refuses an empty box and a camera at its centre', () => {
    const flat = { min: [0, 0, 0], max: [1, 1, 0] } as const;
    expect(() => orbitPath({ bounds: flat, camera, frames: 1 })).toThrow(/orbitPath: bounds .*min below max/);
    const at = [1, 1, 1.5];
    const pose = camera.pose.map((value, i) => (i % 4 === 3 ? at[(i - 3) / 4]! : value));
    expect(() => orbitPath({ bounds, camera: { ...camera, pose }, frames: 1 })).toThrow(
      /orbitPath: camera must not be at the centre of bounds/,
    );
  });
});

describe('checkPose(caller, pose, frame)', () => {
  const good = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];
  const changed = (index: number, value: number): number[] => good.map((x, i) => (i === index ? value : x));
  test.each([
    ['short', good.slice(1), /12 numbers/],
    ['NaN', changed(3, Number.NaN), /finite/],
    ['singular', changed(0, 0), /singular/],
    ['sheared', changed(1, 0.1), /orthonormal/],
    ['scaled', good.map((x) => 2 * x), /orthonormal/],
    ['mirrored', changed(0, -1), /reflection/],
  ])('refuses a %s pose and names the frame', (_, pose, message) => {
    expect(() => checkPose('caller', pose, 'frame 3')).toThrow(message);
    expect(() => checkPose('caller', pose, 'frame 3')).toThrow(/caller: the pose of frame 3/);
  });
});

import { type Camera, type Lens, orbitCameras, reduceView, type View } from '@fourier-features/nerf';
import { cameraRays, projectPoint, undistort } from '@fourier-features/nerf/internal';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

/** The camera of the values below: fx 33, fy 32, cx 12.5, cy 9.5. */
const [FX, FY, CX, CY] = [33, 32, 12.5, 9.5];
const PIXELS = [
  [0.5, 0.5],
  [23.5, 0.5],
  [12.5, 9.5],
  [3.5, 17.5],
  [20.5, 19.5],
] as const;
const lensOf = (projection: Lens['projection'], ...distortion: number[]): Lens => ({
  projection,
  distortion: distortion as unknown as Lens['distortion'],
});

/** What OpenCV 5.0.0 returns for these pixels: cv2.undistortPoints, and cv2.fisheye.undistortPoints for the last. */
const OPENCV: [what: string, lens: Lens, points: number[][]][] = [
  [
    'k1, k2, p1, p2',
    lensOf('perspective', -0.2, 0.05, 0, 0, 0.004, -0.003),
    [
      [-0.3795000504391498, -0.2950466462219094],
      [0.34936725631296267, -0.29509996992228743],
      [0, 0],
      [-0.27895968853031594, 0.2555297787529435],
      [0.2506471439032048, 0.3217495426563065],
    ],
  ],
  [
    'k1, k2, k3',
    lensOf('perspective', 0.1, -0.02, 0.01, 0, 0, 0),
    [
      [-0.3566507848129859, -0.27584709137879376],
      [0.32751952629162207, -0.27634460030855607],
      [0, 0],
      [-0.26922554728004255, 0.2467900850067057],
      [0.23889710701189085, 0.30795330200751553],
    ],
  ],
  [
    'a fisheye',
    lensOf('fisheye', -0.05, 0.01, 0.002, -0.001, 0, 0),
    [
      [-0.39634577808182136, -0.3065486877351587],
      [0.36002690397246845, -0.3037727002267703],
      [0, 0],
      [-0.2880232178398794, 0.2640212830198895],
      [0.2581161036732986, 0.33272778989136154],
    ],
  ],
];

/** A camera at the origin that looks along −z, whose pixel (i, j) is OpenCV's (i + ½, j + ½). */
const cameraWith = (lens: Lens, width = 24, height = 20): Camera => ({
  width,
  height,
  focal: [FX, FY],
  centre: [CX - 0.5, CY - 0.5],
  pose: Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0),
  lens,
});

describe('rays through a lens', () => {
  test.each(OPENCV)('are those of OpenCV for %s', (_, lens, points) => {
    for (const [n, [x, y]] of PIXELS.entries())
      expectClose(undistort(lens, (x - CX) / FX, (y - CY) / FY), points[n]!, 1e-9);
    const camera = cameraWith(lens);
    const inside = PIXELS.flatMap(([x, y], n) => (y < 19 ? [{ pixel: (y - 0.5) * 24 + x - 0.5, n }] : []));
    const { directions } = cameraRays(
      camera,
      inside.map(({ pixel }) => pixel),
    );
    const expected = inside.flatMap(({ n }) => [points[n]![0]!, -points[n]![1]!, -1]);
    expectClose(directions, expected, 1e-9);
  });

  test.each(OPENCV)('are projected back to their pixels for %s, also from a turned camera', (_, lens) => {
    const [turned] = orbitCameras({ frames: 1, radius: 4, width: 24, height: 20 });
    const camera: Camera = { ...cameraWith(lens), pose: turned!.pose };
    const { origins, directions } = cameraRays(camera);
    for (let pixel = 0; pixel < 480; pixel += 7) {
      const point = [0, 1, 2].map((axis) => origins[3 * pixel + axis]! + 3 * directions[3 * pixel + axis]!);
      const found = projectPoint(camera, point as [number, number, number]);
      expectClose([...found.pixel, found.depth], [pixel % 24, Math.floor(pixel / 24), 3], 1e-9);
    }
  });

  test('of an ideal fisheye are at an angle in proportion to the distance from the middle', () => {
    const lens = lensOf('fisheye', 0, 0, 0, 0, 0, 0);
    for (const angle of [0, 1e-9, 0.3, 1.2, 1.39]) {
      const [x, y] = undistort(lens, 0.6 * angle, -0.8 * angle);
      expectClose([x, y], [0.6 * Math.tan(angle), -0.8 * Math.tan(angle)], 1e-11);
    }
    expect(undistort(lens, 1.4, 0)).toEqual([Number.NaN, Number.NaN]);
  });

  test('do not jump to another branch where the lens folds the picture over', () => {
    // r(1 − r²/3) is largest, 2/3, at r = 1; beyond, it falls back.
    const lens = lensOf('perspective', -1 / 3, 0, 0, 0, 0, 0);
    for (const r of [0.1, 0.5, 0.9, 0.99]) expectClose(undistort(lens, r - r ** 3 / 3, 0), [r, 0], 1e-9);
    expect(undistort(lens, 0.67, 0)[0]).toBeNaN();
    expect(undistort(lens, 1e6, 0)[0]).toBeNaN();
  });

  test('stay the mean of the block where a picture is reduced, but for the bending within it', () => {
    const camera = cameraWith(OPENCV[0]![1]);
    const view: View = {
      camera,
      picture: { width: 24, height: 20, channels: 1, values: new Float32Array(480) },
    };
    const { directions } = cameraRays(reduceView(view, 2).camera, [0]);
    const whole = cameraRays(camera, [0, 1, 24, 25]).directions;
    for (const axis of [0, 1, 2]) {
      const mean = [0, 1, 2, 3].reduce((sum, n) => sum + whole[3 * n + axis]! / 4, 0);
      expectClose(directions[axis]!, mean, 2e-4);
    }
  });

  test('are refused by name where the lens draws nothing', () => {
    const of = (lens: Lens): View => ({
      camera: cameraWith(lens),
      picture: { width: 24, height: 20, channels: 1, values: new Float32Array(480) },
    });
    expect(() => reduceView(of(lensOf('perspective', -3, 0, 0, 0, 0, 0)), 2)).toThrow(
      /every pixel of view 0 must show a direction that its lens draws there, but pixel \(0, 0\) of 24x20 does not\. Crop the picture, or check the distortion -3, 0/,
    );
    const wide = { ...of(lensOf('fisheye', 0, 0, 0, 0, 0, 0)) };
    const camera: Camera = { ...wide.camera, focal: [8, 8] };
    expect(() => reduceView({ ...wide, camera }, 2)).toThrow(
      /every pixel of view 0 must show a direction of at most 80° from its axis/,
    );
  });
});

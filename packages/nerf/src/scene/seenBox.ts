import type { Bounds } from '@fourier-features/core';
import type { Camera } from '../camera/camera.ts';
import { cameraRays } from '../camera/cameraRays.ts';

/** Returns the smallest box that contains the rays of all cameras from near to far. */
export function seenBox(cameras: readonly Camera[], near: number, far: number): Bounds {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const camera of cameras) {
    const { origins, directions } = cameraRays(camera, borderPixels(camera));
    for (let i = 0; i < origins.length; i++) {
      const axis = (i % 3) as 0 | 1 | 2;
      for (const depth of [near, far]) {
        const at = origins[i]! + depth * directions[i]!;
        min[axis] = Math.min(min[axis], at);
        max[axis] = Math.max(max[axis], at);
      }
    }
  }
  return { min, max };
}

/** Returns the pixels of a picture's border; those of any lens enclose all others. */
function borderPixels({ width, height }: Camera): number[] {
  const columns = Array.from({ length: width }, (_, column) => column);
  const rows = Array.from({ length: height }, (_, row) => row * width);
  return [
    ...columns,
    ...columns.map((c) => (height - 1) * width + c),
    ...rows,
    ...rows.map((r) => r + width - 1),
  ];
}

import type { Vector3 } from '@fourier-features/core';
import type { Camera } from '../camera/camera.ts';
import { sideways } from '../camera/cameraRays.ts';
import type { View } from '../scene/view.ts';
import { dot, unit } from '../vectors.ts';
import type { Hit, Solid } from './solids.ts';

const LIGHT = unit([0.4, -0.5, 0.9]);
const AMBIENT = 0.45;

/**
 * Renders solids by exact ray casting, RGBA with transparent background: `supersampling`² rays over the unit square around
 * each pixel's ray are averaged. Surfaces are matt, with one distant light and no shadows: colours do not depend on the
 * direction of view, which a field of positions alone cannot represent.
 */
export function traceView(solids: readonly Solid[], camera: Camera, supersampling = 4): View {
  const { width, height, pose } = camera;
  const values = new Float32Array(4 * width * height);
  const origin: Vector3 = [pose[3]!, pose[7]!, pose[11]!];
  for (let pixel = 0; pixel < width * height; pixel++) {
    const sum = [0, 0, 0];
    let hits = 0;
    for (let sub = 0; sub < supersampling ** 2; sub++) {
      const column = (pixel % width) + ((sub % supersampling) + 0.5) / supersampling - 0.5;
      const row = Math.floor(pixel / width) + (Math.floor(sub / supersampling) + 0.5) / supersampling - 0.5;
      const [x, y] = sideways(camera, column, row);
      const turned = (axis: number): number =>
        pose[4 * axis]! * x + pose[4 * axis + 1]! * y - pose[4 * axis + 2]!;
      const colour = shade(solids, origin, [turned(0), turned(1), turned(2)]);
      if (!colour) continue;
      hits++;
      for (let c = 0; c < 3; c++) sum[c]! += colour[c]!;
    }
    if (hits === 0) continue;
    for (let c = 0; c < 3; c++) values[4 * pixel + c] = sum[c]! / hits;
    values[4 * pixel + 3] = hits / supersampling ** 2;
  }
  return { camera, picture: { width, height, channels: 4, values } };
}

function shade(solids: readonly Solid[], origin: Vector3, direction: Vector3): Vector3 | undefined {
  let nearest: { hit: Hit; solid: Solid } | undefined;
  for (const solid of solids) {
    const hit = solid.hit(origin, direction);
    if (hit && !(nearest && nearest.hit.depth <= hit.depth)) nearest = { hit, solid };
  }
  if (!nearest) return undefined;
  const { depth, normal } = nearest.hit;
  const point = origin.map((o, axis) => o + depth * direction[axis]!) as unknown as Vector3;
  const light = AMBIENT + (1 - AMBIENT) * Math.max(0, dot(normal, LIGHT));
  return nearest.solid.texture(point).map((c) => light * c) as unknown as Vector3;
}

import type { Vector3 } from '@fourier-features/core';
import { along, dot, subtract, unit } from '../vectors.ts';

/** Returns the colour of a point of the surface, in [0, 1]. */
export type Texture = (point: Vector3) => Vector3;

/** Where a ray enters a solid. */
export interface Hit {
  /** In lengths of the direction. */
  readonly depth: number;
  readonly normal: Vector3;
}

export interface Solid {
  readonly texture: Texture;
  /** Returns the first hit in front of the origin, from outside; undefined if the ray misses. */
  hit(origin: Vector3, direction: Vector3): Hit | undefined;
}

/** Returns a ball. */
export function ball(centre: Vector3, radius: number, texture: Texture): Solid {
  return {
    texture,
    hit: (origin, direction) => {
      const offset = subtract(origin, centre);
      const a = dot(direction, direction);
      const b = dot(offset, direction);
      const root = b * b - a * (dot(offset, offset) - radius * radius);
      const depth = (-b - Math.sqrt(root)) / a;
      // Also false for NaN, a miss.
      if (!(depth > 0)) return undefined;
      return { depth, normal: unit(subtract(along(origin, depth, direction), centre)) };
    },
  };
}

/** Returns a box with sides along the axes. */
export function block(min: Vector3, max: Vector3, texture: Texture): Solid {
  return {
    texture,
    hit: (origin, direction) => {
      let enter = 0;
      let leave = Infinity;
      let side = -1;
      for (let axis = 0; axis < 3; axis++) {
        const one = (min[axis]! - origin[axis]!) / direction[axis]!;
        const other = (max[axis]! - origin[axis]!) / direction[axis]!;
        const first = Math.min(one, other);
        if (first > enter) {
          enter = first;
          side = axis;
        }
        leave = Math.min(leave, Math.max(one, other));
      }
      if (side < 0 || !(enter <= leave)) return undefined;
      const away = direction[side]! > 0 ? -1 : 1;
      return { depth: enter, normal: [side === 0 ? away : 0, side === 1 ? away : 0, side === 2 ? away : 0] };
    },
  };
}

/** Returns a checkerboard of cubes of two colours, `size` scene units wide. */
export function checker(size: number, a: Vector3, b: Vector3): Texture {
  // Shifted, so that no face of a solid lies between two cubes.
  const parity = (x: number): number => Math.floor(x / size + 0.137) & 1;
  return ([x, y, z]) => ((parity(x) ^ parity(y) ^ parity(z)) === 1 ? a : b);
}

/** Returns bands of two colours across a direction, `size` scene units wide. */
export function stripes(size: number, direction: Vector3, a: Vector3, b: Vector3): Texture {
  return (point) => ((Math.floor(dot(point, direction) / size) & 1) === 1 ? a : b);
}

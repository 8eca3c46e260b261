import type { Mesh } from '../mesh/mesh.ts';

const SCALE = 0.258;
const TUBE_RADIUS = 0.125;
const AROUND = 32;
const ALONG = 384;

type Vector = [number, number, number];

/**
 * Makes a tube of radius r = 0.125 about the trefoil knot c(t) = 0.258 (sin t + 2 sin 2t, cos t − 2 cos 2t, −sin 3t); its
 * volume is πr² times the length of the knot.
 */
export function trefoil(): Mesh {
  const positions = new Float32Array(3 * ALONG * AROUND);
  const indices = new Uint32Array(6 * ALONG * AROUND);
  for (let i = 0; i < ALONG; i++) {
    const { centre, normal, binormal } = frame((2 * Math.PI * i) / ALONG);
    for (let j = 0; j < AROUND; j++) {
      const angle = (2 * Math.PI * j) / AROUND;
      const [cos, sin] = [TUBE_RADIUS * Math.cos(angle), TUBE_RADIUS * Math.sin(angle)];
      const here = i * AROUND + j;
      for (let axis = 0; axis < 3; axis++) {
        positions[3 * here + axis] = centre[axis]! + cos * normal[axis]! + sin * binormal[axis]!;
      }
      const ahead = ((i + 1) % ALONG) * AROUND + j;
      const [side, across] = [here, ahead].map((at) => at - j + ((j + 1) % AROUND)) as [number, number];
      indices.set([here, across, ahead, here, side, across], 6 * here);
    }
  }
  return { positions, indices };
}

/** Computes a point of the knot and its Frenet frame, which closes because the knot is nowhere straight. */
function frame(t: number): { centre: Vector; normal: Vector; binormal: Vector } {
  const { sin, cos } = Math;
  const centre: Vector = [sin(t) + 2 * sin(2 * t), cos(t) - 2 * cos(2 * t), -sin(3 * t)];
  const velocity: Vector = [cos(t) + 4 * cos(2 * t), -sin(t) + 4 * sin(2 * t), -3 * cos(3 * t)];
  const acceleration: Vector = [-sin(t) - 8 * sin(2 * t), -cos(t) + 8 * cos(2 * t), 9 * sin(3 * t)];
  const binormal = unit(cross(velocity, acceleration));
  return {
    centre: centre.map((value) => SCALE * value) as Vector,
    normal: unit(cross(binormal, velocity)),
    binormal,
  };
}

function cross([a, b, c]: Vector, [x, y, z]: Vector): Vector {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}

function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length) as Vector;
}

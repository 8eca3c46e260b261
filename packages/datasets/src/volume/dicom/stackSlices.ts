import type { VolumeReport } from '../decodedVolume.ts';
import type { DicomSlice, Vector } from './dicomSlice.ts';

/** Slices in order, and how they follow one another. */
export interface Stack extends Pick<VolumeReport, 'sliceDistances' | 'tilt'> {
  /** From the right, the back or the feet on, whichever their normal is nearest to. */
  readonly slices: readonly DicomSlice[];
  /** Mean step from a slice to the next, in mm. */
  readonly step: Vector;
}

/** Smallest distance of two slices, in mm. */
const LEAST_DISTANCE = 1e-3;

/**
 * Sorts slices by their positions along the normal, row direction × column direction; file names and instance numbers do
 * not count.
 *
 * @throws RangeError if two slices are at the same position.
 */
export function stackSlices(unordered: readonly DicomSlice[]): Stack {
  const normal = cross(unordered[0]!.rowDirection, unordered[0]!.columnDirection);
  const heightOf = ({ position }: DicomSlice) => dot(position, normal);
  const slices = unordered.toSorted((one, other) => heightOf(one) - heightOf(other));
  const [first, last] = [slices[0]!, slices.at(-1)!];
  if (slices.length === 1) {
    const thickness = first.thickness !== undefined && first.thickness > 0 ? first.thickness : 1;
    return {
      slices,
      step: scaled(normal, thickness),
      sliceDistances: undefined,
      tilt: undefined,
    };
  }
  const distances = slices.slice(1).map((slice, i) => heightOf(slice) - heightOf(slices[i]!));
  const least = Math.min(...distances);
  if (least < LEAST_DISTANCE) {
    const at = distances.indexOf(least);
    const count = distances.filter((distance) => distance < LEAST_DISTANCE).length;
    throw new RangeError(
      `slices must be at different positions, got ${count} that repeat one, such as ${slices[at + 1]!.name} and ${slices[at]!.name}. Separate the times or echoes first, such as with dcm2niix.`,
    );
  }
  const across = subtract(last.position, first.position);
  const cosine = dot(across, normal) / Math.hypot(...across);
  return {
    slices,
    step: scaled(across, 1 / (slices.length - 1)),
    sliceDistances: { least, greatest: Math.max(...distances) },
    tilt: (180 / Math.PI) * Math.acos(Math.min(1, cosine)),
  };
}

function cross([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector {
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function scaled([x, y, z]: Vector, factor: number): Vector {
  return [x * factor, y * factor, z * factor];
}

import { uniformAngles } from '@fourier-features/ct';
import { decodeNpy } from '@fourier-features/datasets';
import { InputError } from '../words.ts';
import { rangeOf } from './rangeOf.ts';
import type { AngleUnit, Direction } from './sinogramConvention.ts';

/** Where the projections of a sinogram were taken. */
export interface ProjectionAnglesOptions {
  /** Bytes of a `.npy` array of one angle per projection. */
  readonly file: Uint8Array | undefined;
  readonly unit: AngleUnit | undefined;
  /** Arc over which projections are spread evenly if there is no file, in radians. */
  readonly arc: number;
  /** Part of a step by which the first of them lies after the start of the arc. */
  readonly startsAt: number;
  readonly direction: Direction;
  /** Added in the sense of `direction`, in radians. */
  readonly offset: number;
}

/** Returns θ of each projection as `parallelBeam` counts it: from x to y, clockwise in the picture. */
export function projectionAngles(
  projections: number,
  { file, unit, arc, startsAt, direction, offset }: ProjectionAnglesOptions,
): Float64Array {
  const stated =
    file === undefined
      ? uniformAngles(projections, { arc, start: (startsAt * arc) / projections })
      : anglesOf(file, projections, unit);
  const sense = direction === 'clockwise' ? 1 : -1;
  // No −0, which would be written into manifests as 0 and read back as another number.
  return stated.map((angle) => sense * (angle + offset) + 0);
}

/** Decodes a file of angles, in radians. */
function anglesOf(file: Uint8Array, projections: number, unit: AngleUnit | undefined): Float64Array {
  const { values, shape, complex } = decodeNpy(file);
  const count = shape.reduce((product, side) => product * side, 1);
  if (complex || count !== projections || Math.max(...shape) !== count)
    throw new InputError(
      'readSinogram',
      `{angles} must hold one real number for each of the ${projections} projections, got [${shape.join(', ')}]${complex ? ', complex' : ''}. Pass another {layout} if projections are along the other axis.`,
    );
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new InputError('readSinogram', `{angles} must be finite, got ${values[bad]} at index ${bad}`);
  if (unit === undefined) {
    const [low, high] = rangeOf(values).map((value) => Number(value.toPrecision(4)));
    throw new InputError(
      'readSinogram',
      `{angles} are from ${low} to ${high}, in degrees or in radians. Pass {angleUnit} degrees or {angleUnit} radians.`,
    );
  }
  return Float64Array.from(values, (value) => (unit === 'degrees' ? (value * Math.PI) / 180 : value));
}

import { seededRandom } from '@fourier-features/core';
import {
  decodeNifti,
  greyPlane,
  padToSquare,
  randomSheppLogan,
  sheppLogan,
  sliceVolume,
  toUnitRange,
  type Volume,
} from '@fourier-features/datasets';
import type { DecodePicture } from '../picture.ts';
import type { VolumePlace } from '../reconstruction/reconstructionInput.ts';
import type { InputSettings } from '../settings.ts';
import { sha256 } from '../sha256.ts';
import { flippedRows, flipRows } from './flipRows.ts';
import type { PhantomName } from './readVolume.ts';

/** A square slice to scan. Row 0 is the top of the picture, whatever it was read from. */
export interface SliceInput {
  /** Name without an extension. */
  readonly name: string;
  readonly sha256: string;
  /** `[n, n]`, in [0, 1]. */
  readonly values: Float32Array;
  readonly shape: readonly [number, number];
  /** How it was read. */
  readonly settings: InputSettings;
  /** Where a slice of a volume belongs; undefined for pictures and phantoms. */
  readonly volume: VolumePlace | undefined;
}

interface SizeOptions {
  /** Pixels along each side, reduced by area averaging; as it is by default. */
  size?: number | undefined;
}

/** Side of a phantom if no size is given, in pixels. */
const PHANTOM_SIDE = 256;

/**
 * Reads a slice of a NIfTI volume, padded with zeros to a square and scaled to [0, 1].
 *
 * @throws Error if the bytes are not a volume or are damaged; RangeError if it has no such slice, or no value above 0.
 */
export async function readVolumeSlice(
  bytes: Uint8Array<ArrayBuffer>,
  {
    name,
    size,
    slice,
    axis = 'z',
    volume: index = 0,
  }: SizeOptions & {
    /** Name of the volume, without an extension. */
    name: string;
    /** Index of the slice; the middle one by default. */
    slice?: number | undefined;
    /** Axis across which the volume is sliced; z by default. */
    axis?: 'x' | 'y' | 'z' | undefined;
    /** Index of the volume in a file that holds several; 0 by default. */
    volume?: number | undefined;
  },
): Promise<SliceInput> {
  const { values, shape, spacing, affine } = await decodeNifti(bytes, { volume: index });
  const plane = sliceVolume(
    { values, shape, spacing, affine },
    { axis, ...(slice === undefined ? {} : { index: slice }) },
  );
  const { values: unit, valueRange } = toUnitRange(plane.values);
  const square = padToSquare({ ...plane, values: unit }, size);
  // Rows of volumes go up.
  const upright = flipRows(square);
  return {
    name,
    sha256: await sha256(bytes),
    values: upright.values,
    shape: [upright.shape[1], upright.shape[2]],
    settings: { size: size ?? null, slice: slice ?? null, axis, volume: index },
    volume: { shape: upright.shape, affine: upright.affine, valueRange },
  };
}

/**
 * Reads a picture as a slice: grey, padded with black to a square.
 *
 * @throws Error if the bytes are not a picture.
 */
export async function readPictureSlice(
  bytes: Uint8Array<ArrayBuffer>,
  {
    name,
    size,
    decodePicture,
  }: SizeOptions & {
    /** Name of the picture, without an extension. */ name: string;
    decodePicture: DecodePicture;
  },
): Promise<SliceInput> {
  const { values, shape } = padToSquare(greyPlane(await decodePicture(bytes)), size);
  return {
    name,
    sha256: await sha256(bytes),
    values,
    shape: [shape[1], shape[2]],
    settings: { size: size ?? null },
    volume: undefined,
  };
}

/** Draws a 2-D phantom. */
export async function drawSlice(
  phantom: PhantomName,
  { size = PHANTOM_SIDE, seed = 0 }: SizeOptions & { /** Seed of a random phantom. */ seed?: number } = {},
): Promise<SliceInput> {
  const shape = [size, size] as const;
  const drawn: Pick<Volume, 'values'> =
    phantom === 'random'
      ? randomSheppLogan({ shape, normals: seededRandom(seed).normals(60) })
      : sheppLogan({ shape });
  return {
    name: `phantom-${phantom}`,
    sha256: await sha256(new Uint8Array(drawn.values.buffer as ArrayBuffer)),
    // The first row of a phantom is the lowest.
    values: flippedRows(drawn.values, size),
    shape,
    settings: { size },
    volume: undefined,
  };
}

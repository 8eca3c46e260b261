import { basename, extname } from 'node:path';
import { seededRandom } from '@fourier-features/core';
import {
  decodeNifti,
  randomSheppLogan,
  resizeVolume,
  sheppLogan,
  type Volume,
} from '@fourier-features/datasets';
import { UserError } from '../terminal/userError.ts';
import { readInput, readPicture, refuse, sha256 } from './inputs.ts';
import { PHANTOM, toUnitRange, UNIT_AFFINE, type ValueRange } from './readVolume.ts';

/** A picture of attenuations to be scanned: from a picture, a slice of a volume, or a phantom. */
export interface InputSlice {
  /** Without its extension. */
  readonly name: string;
  readonly sha256: string;
  /** `[side, side]`, in [0, 1]. */
  readonly values: Float32Array;
  readonly side: number;
  /** Rows of volumes go up, those of pictures down. */
  readonly rowsGoUp: boolean;
  /** Where a slice of a volume belongs. */
  readonly place: SlicePlace | undefined;
}

/** What makes a volume of depth 1 of a slice again. */
export interface SlicePlace {
  /** 4 × 4, row by row: (column, row, 0, 1) → mm. */
  readonly affine: readonly number[];
  readonly valueRange: ValueRange;
}

export interface SliceOptions {
  /** Pixels along each side; as it is if left out. */
  readonly size?: number;
  readonly slice?: number;
  readonly axis: 'x' | 'y' | 'z';
  readonly volume: number;
  /** Of random phantoms. */
  readonly seed: number;
}

/** A plane of numbers. */
interface Plane {
  readonly values: Float32Array;
  readonly height: number;
  readonly width: number;
}

const PHANTOM_SIDE = 256;

/**
 * Reads what is to be scanned: colours become grey, what is not square is centred on a black square, volumes and
 * pictures are scaled to [0, 1].
 *
 * @throws UserError if the file is missing or damaged, or has no such slice.
 */
export async function readSlice(source: string, options: SliceOptions): Promise<InputSlice> {
  if (source.startsWith('phantom:')) return drawPhantom(source, options);
  const volumetric = /\.nii(\.gz)?$/i.test(source);
  if (!volumetric && options.slice !== undefined)
    throw new UserError(`--slice: ${source} is a picture, not a volume (.nii or .nii.gz); leave it out`);
  const { plane, hash, place } = volumetric
    ? await sliceOfVolume(source, options)
    : await greyPicture(source);
  const square = squared(plane);
  const side = options.size ?? square.height;
  const sized = side === square.height ? square.values : resized(square, side);
  return {
    name: basename(source)
      .replace(/\.nii(\.gz)?$/i, '')
      .replace(extname(source), ''),
    sha256: hash,
    values: sized,
    side,
    rowsGoUp: volumetric,
    place: place && { ...place, affine: affineOfSquare(place.affine, plane, square.height / side) },
  };
}

function drawPhantom(source: string, { size: side = PHANTOM_SIDE, seed }: SliceOptions): InputSlice {
  const phantom = PHANTOM.exec(source)?.[1];
  if (!phantom) throw new UserError(`${source}: must be phantom:shepp-logan, phantom:random or a file`);
  const { values } =
    phantom === 'random'
      ? randomSheppLogan({ side, normals: seededRandom(seed).normals(60) })
      : sheppLogan({ side });
  return {
    name: `phantom-${phantom}`,
    sha256: sha256(new Uint8Array(values.buffer)),
    values,
    side,
    rowsGoUp: true,
    place: undefined,
  };
}

/** A plane, what identifies its file, and where it belongs. */
interface ReadPlane {
  readonly plane: Plane;
  readonly hash: string;
  readonly place: SlicePlace | undefined;
}

async function greyPicture(path: string): Promise<ReadPlane> {
  const { picture, sha256: hash } = await readPicture(path, 1);
  const { width, height, channels, values } = picture;
  const colours = channels > 2 ? 3 : 1;
  const grey = Float32Array.from({ length: width * height }, (_, i) => {
    let sum = 0;
    for (let c = 0; c < colours; c++) sum += values[i * channels + c]!;
    return sum / colours;
  });
  return { plane: { values: grey, width, height }, hash, place: undefined };
}

async function sliceOfVolume(path: string, { volume: which, slice, axis }: SliceOptions): Promise<ReadPlane> {
  const bytes = await readInput(path);
  const { values, shape, affine } = await refuse(path, () => decodeNifti(bytes, { volume: which }));
  const along = { z: 0, y: 1, x: 2 }[axis];
  const index = slice ?? Math.floor(shape[along]! / 2);
  if (index >= shape[along]!)
    throw new UserError(
      `--slice: must be from 0 to ${shape[along]! - 1} across ${axis} of ${path}, got ${index}`,
    );
  const strides = [shape[1] * shape[2], shape[2], 1];
  const [down, across] = [0, 1, 2].filter((k) => k !== along) as [number, number];
  const [height, width] = [shape[down]!, shape[across]!];
  const plane = Float32Array.from(
    { length: height * width },
    (_, i) =>
      values[
        index * strides[along]! + Math.floor(i / width) * strides[down]! + (i % width) * strides[across]!
      ]!,
  );
  const { unit, valueRange } = toUnitRange(`${path}, slice ${index}`, plane);
  const place = { affine: affineOfSlice(affine, [across, down, along], index), valueRange };
  return { plane: { values: unit, width, height }, hash: sha256(bytes), place };
}

/** Columns of an affine for axes of `[depth, height, width]` in the order column, row, slice; its origin at the slice. */
function affineOfSlice(
  affine: readonly number[],
  axes: readonly [number, number, number],
  index: number,
): number[] {
  const row = (r: number): number[] => {
    const [column, down, along] = axes.map((axis) => affine[4 * r + 2 - axis]!) as [number, number, number];
    return [column, down, along, affine[4 * r + 3]! + index * along];
  };
  return [...row(0), ...row(1), ...row(2), 0, 0, 0, 1];
}

/** The affine after `squared` and a reduction by `factor`: centres of pixels move with both. */
function affineOfSquare(affine: readonly number[], { width, height }: Plane, factor: number): number[] {
  const side = Math.max(width, height);
  const left = Math.floor((side - width) / 2);
  const top = Math.floor((side - height) / 2);
  const half = (factor - 1) / 2;
  const row = (r: number): number[] => {
    const [column, down, along, origin] = affine.slice(4 * r, 4 * r + 4) as [number, number, number, number];
    return [column * factor, down * factor, along, origin + column * (half - left) + down * (half - top)];
  };
  return [...row(0), ...row(1), ...row(2), 0, 0, 0, 1];
}

/** Centred on black. */
function squared({ values, width, height }: Plane): Plane {
  const side = Math.max(width, height);
  if (width === height) return { values, width, height };
  const square = new Float32Array(side * side);
  const [top, left] = [Math.floor((side - height) / 2), Math.floor((side - width) / 2)];
  for (let row = 0; row < height; row++)
    square.set(values.subarray(row * width, (row + 1) * width), (top + row) * side + left);
  return { values: square, width: side, height: side };
}

function resized({ values, height, width }: Plane, side: number): Float32Array {
  const volume: Volume = {
    values,
    shape: [1, height, width],
    spacing: [1, 1, 1],
    affine: UNIT_AFFINE,
  };
  return resizeVolume(volume, [1, side, side]).values;
}

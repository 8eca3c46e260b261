import { basename } from 'node:path';
import { seededRandom } from '@fourier-features/core';
import {
  type DecodedVolume,
  decodeNifti,
  randomSheppLogan3d,
  resizeVolume,
  sheppLogan3d,
  type Volume,
} from '@fourier-features/datasets';
import { UserError } from '../terminal/userError.ts';
import { readInput, refuse, sha256 } from './inputs.ts';

/** A volume from a file, or one made in its place. */
export interface InputVolume {
  /** Without its extension. */
  readonly name: string;
  readonly sha256: string;
  readonly volume: Volume;
  /** How the file stored it; float32 for phantoms. */
  readonly dataType: string;
}

export interface VolumeOptions {
  /** Which one of a file that holds several. */
  readonly volume: number;
  /** Voxels along the longest side; as it is if left out. */
  readonly size: number | undefined;
  /** Of random phantoms. */
  readonly seed: number;
}

/** Side of phantoms where no size is asked for. */
const PHANTOM_SIDE = 64;
const LARGEST_VOXELS = 2 ** 27;

/** Of what has no place in space: voxels of 1 mm from the origin. */
export const UNIT_AFFINE: number[] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** What names a phantom in place of a file. */
export const PHANTOM: RegExp = /^phantom:(shepp-logan|random)$/;

/**
 * Reads a NIfTI volume, or draws `phantom:shepp-logan` or `phantom:random`; brings its longest side to `size`, the others
 * in proportion.
 *
 * @throws UserError if the file is missing, damaged, no volume, holds NaN or infinities, or is too large.
 */
export async function readVolume(source: string, options: VolumeOptions): Promise<InputVolume> {
  const phantom = PHANTOM.exec(source)?.[1];
  if (phantom) return drawPhantom(phantom, options);
  if (source.startsWith('phantom:'))
    throw new UserError(`${source}: must be phantom:shepp-logan, phantom:random or a file`);
  const bytes = await readInput(source);
  const decoded: DecodedVolume = await refuse(source, () => decodeNifti(bytes, { volume: options.volume }));
  if (decoded.values.length > LARGEST_VOXELS)
    throw new UserError(
      `${source}: must have at most ${LARGEST_VOXELS} voxels, got ${decoded.values.length}`,
    );
  const { dataType, volumeCount: _count, ...volume } = decoded;
  return {
    name: basename(source).replace(/\.nii(\.gz)?$/, ''),
    sha256: sha256(bytes),
    volume: await refuse(source, () => sized(volume, options.size)),
    dataType,
  };
}

function drawPhantom(phantom: string, { size = PHANTOM_SIDE, seed }: VolumeOptions): InputVolume {
  const { values } =
    phantom === 'random'
      ? randomSheppLogan3d({ side: size, normals: seededRandom(seed).normals(80) })
      : sheppLogan3d({ side: size });
  const volume: Volume = {
    values,
    shape: [size, size, size],
    spacing: [1, 1, 1],
    affine: UNIT_AFFINE,
  };
  return {
    name: `phantom-${phantom}`,
    sha256: sha256(new Uint8Array(values.buffer)),
    volume,
    dataType: 'float32',
  };
}

function sized(volume: Volume, size: number | undefined): Volume {
  const longest = Math.max(...volume.shape);
  if (size === undefined || size === longest) return volume;
  const shape = volume.shape.map((side) => Math.max(1, Math.round((side * size) / longest)));
  return resizeVolume(volume, shape as [number, number, number]);
}

/** How values in [0, 1] become those of the input: floor + range·value. */
export interface ValueRange {
  readonly floor: number;
  readonly range: number;
}

/**
 * Values brought into [0, 1]: negative ones, such as Hounsfield units, are lifted to 0, the largest becomes 1.
 *
 * @throws UserError if none is above 0.
 */
export function toUnitRange(
  name: string,
  values: Float32Array,
): { readonly unit: Float32Array; readonly valueRange: ValueRange } {
  let [floor, high] = [0, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    floor = Math.min(floor, value);
    high = Math.max(high, value);
  }
  if (!(high > 0)) throw new UserError(`${name}: must have a value above 0, the largest is ${high}`);
  const range = high - floor;
  return { unit: values.map((value) => (value - floor) / range), valueRange: { floor, range } };
}

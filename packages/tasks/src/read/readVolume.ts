import { seededRandom } from '@fourier-features/core';
import {
  decodeNifti,
  randomSheppLogan3d,
  resizeToLongestSide,
  sheppLogan3d,
  unitVolume,
  type Volume,
} from '@fourier-features/datasets';
import type { InputSettings } from '../settings.ts';
import { sha256 } from '../sha256.ts';

/** A volume to scan. */
export interface VolumeInput {
  /** Name without an extension. */
  readonly name: string;
  readonly sha256: string;
  readonly volume: Volume;
  /** How it was read. */
  readonly settings: InputSettings;
}

/** Names of the phantoms. */
export const phantomNames = ['shepp-logan', 'random'] as const;

export type PhantomName = (typeof phantomNames)[number];

/** Side of a phantom if no size is given, in voxels. */
const PHANTOM_SIDE = 64;
const LARGEST_VOXELS = 2 ** 27;

export interface ReadVolumeOptions {
  /** Name of the volume, without an extension. */
  name: string;
  /** Voxels along the longest side, reduced by area averaging; as it is by default. */
  size?: number | undefined;
  /** Index of the volume in a file that holds several; 0 by default. */
  volume?: number | undefined;
}

/**
 * Reads a NIfTI volume.
 *
 * @throws Error if the bytes are not a volume or are damaged; RangeError if it is too large.
 */
export async function readVolume(
  bytes: Uint8Array<ArrayBuffer>,
  { name, size, volume: index = 0 }: ReadVolumeOptions,
): Promise<VolumeInput> {
  const { values, shape, spacing, affine } = await decodeNifti(bytes, { volume: index });
  if (values.length > LARGEST_VOXELS)
    throw new RangeError(
      `readVolume: the volume must have at most ${LARGEST_VOXELS} voxels, got ${values.length}`,
    );
  const volume: Volume = { values, shape, spacing, affine };
  return {
    name,
    sha256: await sha256(bytes),
    volume: resized(volume, size),
    settings: { size: size ?? null, volume: index },
  };
}

/** Draws a 3-D phantom. */
export async function drawVolume(
  phantom: PhantomName,
  { size = PHANTOM_SIDE, seed = 0 }: { size?: number | undefined; seed?: number | undefined } = {},
): Promise<VolumeInput> {
  const shape = [size, size, size] as const;
  const drawn =
    phantom === 'random'
      ? randomSheppLogan3d({ shape, normals: seededRandom(seed).normals(80) })
      : sheppLogan3d({ shape });
  const volume = unitVolume(drawn);
  return {
    name: `phantom-${phantom}`,
    sha256: await sha256(new Uint8Array(volume.values.buffer as ArrayBuffer)),
    volume,
    settings: { size },
  };
}

function resized(volume: Volume, size: number | undefined): Volume {
  const longest = Math.max(...volume.shape);
  return size === undefined || size === longest ? volume : resizeToLongestSide(volume, size);
}

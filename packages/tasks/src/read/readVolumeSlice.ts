import { decodeNifti, padToSquare, sliceVolume, toUnitRange } from '@fourier-features/datasets';
import { sha256 } from '../sha256.ts';
import { flipRows } from './flipRows.ts';
import type { SliceInput } from './sliceInput.ts';

export interface ReadVolumeSliceOptions {
  /** Name of the volume, without an extension. */
  name: string;
  /** Pixels along each side, reduced by area averaging; as it is by default. */
  size?: number | undefined;
  /** Index of the slice; the middle one by default. */
  slice?: number | undefined;
  /** Axis across which the volume is sliced; `z` by default. */
  axis?: 'x' | 'y' | 'z' | undefined;
  /** Index of the volume in a file that holds several; 0 by default. */
  volume?: number | undefined;
}

/**
 * Reads a slice of a NIfTI volume, scaled to [0, 1] and padded with zeros to a square.
 *
 * @throws Error if the bytes are not a volume or are damaged; RangeError if it has no such slice, or no value above 0.
 * @example
 * import { encodeNifti } from '@fourier-features/datasets';
 * import { readVolumeSlice, simulateCt } from '@fourier-features/tasks';
 *
 * const values = Float32Array.from({ length: 8 * 16 * 16 }, (_, i) => i % 16);
 * const bytes = await encodeNifti({ values, shape: [8, 16, 16] }); // or any .nii or .nii.gz file
 * const input = simulateCt(await readVolumeSlice(bytes, { name: 'head', slice: 4 }));
 */
export async function readVolumeSlice(
  bytes: Uint8Array,
  { name, size, slice, axis = 'z', volume: index = 0 }: ReadVolumeSliceOptions,
): Promise<SliceInput> {
  const volume = await decodeNifti(bytes, { volume: index });
  const plane = sliceVolume(volume, { axis, ...(slice === undefined ? {} : { index: slice }) });
  const { values: unit, valueRange } = toUnitRange(plane.values);
  // Rows of volumes go up.
  const { values, shape, affine } = flipRows(padToSquare({ ...plane, values: unit }, size));
  return {
    name,
    sha256: await sha256(bytes),
    values,
    shape: [shape[1], shape[2]],
    settings: { size: size ?? null, slice: slice ?? null, axis, volume: index },
    volume: { shape, affine, valueRange },
  };
}

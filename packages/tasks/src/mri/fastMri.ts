import { excerpt } from '@fourier-features/core/message';
import { InputError } from '../words.ts';
import { checkNumbers } from './complexArray.ts';
import { type Hdf5Dataset, type Hdf5File, withHdf5 } from './hdf5.ts';
import { MAX_DEFLATION, MAX_KSPACE_VALUES } from './limits.ts';

/** One slice of a fastMRI file. */
export interface FastMriSlice {
  /** `[coils, height, width, 2]`, DC and the origin of the image in the middle. */
  readonly values: Float32Array;
  /** `[height, width]`. */
  readonly grid: readonly number[];
  readonly coils: number;
  readonly slice: number;
  readonly slices: number;
  /** The file's own reconstruction of the slice from all of k-space, a part in the middle of the image, if it has one. */
  readonly reference: FastMriReference | undefined;
}

export interface FastMriReference {
  /** Name of the dataset. */
  readonly name: string;
  /** `[height, width]`. */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

const REFERENCES = ['reconstruction_rss', 'reconstruction_esc'];

/**
 * Reads a slice of a fastMRI file: the complex dataset `kspace`, `[slices, height, width]` of one coil or
 * `[slices, coils, height, width]`.
 *
 * @param slice index from 0; the middle one by default.
 * @throws RangeError if the file cannot be read or does not hold such a dataset or slice.
 * @see https://github.com/facebookresearch/fastMRI
 */
export function readFastMri(bytes: Uint8Array, slice: number | undefined): Promise<FastMriSlice> {
  return withHdf5(bytes, (file) => {
    const kspace = kspaceOf(file, bytes.length);
    const { shape } = kspace;
    const slices = shape[0]!;
    const index = slice ?? Math.floor(slices / 2);
    if (!Number.isInteger(index) || index < 0 || index >= slices)
      throw new InputError('readKspace', `{slice} must be an integer from 0 to ${slices - 1}, got ${index}`);
    const values = kspace.slice(index);
    checkNumbers('k-space', values);
    const coils = shape.length === 4 ? shape[1]! : 1;
    return {
      values,
      grid: shape.slice(-2),
      coils,
      slice: index,
      slices,
      reference: referenceOf(file, shape, index),
    };
  });
}

function kspaceOf(file: Hdf5File, fileBytes: number): Hdf5Dataset {
  const kspace = file.dataset('kspace');
  if (!kspace)
    throw new RangeError(
      `readKspace: an HDF5 file must be of fastMRI, with a dataset kspace, got ${excerpt(file.names.slice(0, 8).join(', '))}. Save k-space of other files as .npy.`,
    );
  const { shape, parts } = kspace;
  const layout = '[slices, height, width] or [slices, coils, height, width]';
  if (parts !== 2)
    throw new RangeError(`readKspace: the dataset kspace must be complex, ${layout}, got other numbers`);
  if ((shape.length !== 3 && shape.length !== 4) || shape.some((side) => side < 1))
    throw new RangeError(`readKspace: the dataset kspace must be ${layout}, got [${shape.join(', ')}]`);
  const count = shape.slice(1).reduce((product, side) => product * side, 2);
  if (count > MAX_KSPACE_VALUES)
    throw new RangeError(
      `readKspace: a slice must have at most ${MAX_KSPACE_VALUES / 2} complex numbers, got [${shape.join(', ')}]`,
    );
  if (4 * count > MAX_DEFLATION * fileBytes)
    throw new RangeError(
      `readKspace: a file of ${fileBytes} bytes cannot hold a slice of the dataset kspace, got [${shape.join(', ')}]`,
    );
  return kspace;
}

function referenceOf(
  file: Hdf5File,
  [slices, ...rest]: readonly number[],
  index: number,
): FastMriReference | undefined {
  const [height, width] = rest.slice(-2) as [number, number];
  for (const name of REFERENCES) {
    const dataset = file.names.includes(name) ? file.dataset(name) : undefined;
    if (dataset?.parts !== 1 || dataset.shape.length !== 3) continue;
    const [depth, rows, columns] = dataset.shape as [number, number, number];
    if (depth !== slices || rows > height || columns > width || rows * columns === 0) continue;
    return { name, shape: [rows, columns], values: dataset.slice(index) };
  }
  return undefined;
}

import { decodeNpy } from '@fourier-features/datasets';
import { InputError } from '../words.ts';
import { type CflFile, decodeCfl } from './cfl.ts';
import { type ComplexArray, checkNumbers } from './complexArray.ts';
import { type FastMriReference, readFastMri } from './fastMri.ts';
import { isHdf5 } from './hdf5.ts';

/** K-space, or an array that goes with it: the content of a `.npy` file, of a fastMRI `.h5` file, or of BART's pair of files. */
export type KspaceFile = Uint8Array | CflFile;

/** K-space as a file stores it. */
export interface StoredKspace {
  /** `[coils, ...grid, 2]`. */
  readonly values: Float32Array;
  /** `[h, w]` or `[d, h, w]`. */
  readonly grid: readonly number[];
  /** Shape in the file. */
  readonly shape: readonly number[];
  /** Number of coils; undefined without an axis of coils. */
  readonly coils: number | undefined;
  /** Whether DC is in the middle of each axis. */
  readonly centred: boolean;
  /** What to add to the description. */
  readonly part: string | undefined;
  /** The file's own reconstruction, if it has one. */
  readonly reference: FastMriReference | undefined;
}

/** What the reader is told about the file. */
export interface StoredOptions {
  readonly coils: boolean;
  readonly centred: boolean;
  readonly slice: number | undefined;
}

/** Reads k-space of any of the formats. BART and fastMRI have one convention each: centred, with an axis for coils. */
export async function readStored(file: KspaceFile, options: StoredOptions): Promise<StoredKspace> {
  if (file instanceof Uint8Array && isHdf5(file)) return fastMri(file, options);
  refuseSlice(options);
  if (!(file instanceof Uint8Array)) {
    const { values, grid, coils, shape } = decodeCfl('k-space', file);
    checkNumbers('k-space', values);
    return { ...PLAIN, values, grid, shape, coils, centred: true };
  }
  const { values, shape } = decodeComplexNpy('k-space', file);
  return { ...PLAIN, ...gridOf(shape, options.coils), values, shape, centred: options.centred };
}

const PLAIN = { part: undefined, reference: undefined };

async function fastMri(bytes: Uint8Array, options: StoredOptions): Promise<StoredKspace> {
  const { values, grid, coils, slice, slices, reference } = await readFastMri(bytes, options.slice);
  return {
    values,
    grid,
    shape: [coils, ...grid],
    coils,
    centred: true,
    part: `slice ${slice} of ${slices}`,
    reference,
  };
}

function refuseSlice({ slice }: StoredOptions): void {
  if (slice !== undefined)
    throw new InputError('readKspace', 'only a file of fastMRI has slices. Leave out {slice}.');
}

/** Decodes a complex `.npy` array. @throws RangeError if it is real, or a number is not finite. */
export function decodeComplexNpy(name: string, bytes: Uint8Array): ComplexArray {
  const { values, shape, complex } = decodeNpy(bytes);
  if (!complex)
    throw new RangeError(`readKspace: ${name} must be complex, got real numbers${pairsCure(shape)}`);
  const numbers = Float32Array.from(values);
  checkNumbers(name, numbers);
  return { values: numbers, shape: shape.slice(0, -1) };
}

/** PyTorch stores complex numbers as real ones with an axis of two. */
function pairsCure(shape: readonly number[]): string {
  if (shape.at(-1) !== 2) return '';
  return `, [${shape.join(', ')}]. If the last axis holds real and imaginary parts, store values[..., 0] + 1j * values[..., 1].`;
}

function gridOf(
  shape: readonly number[],
  withCoils: boolean,
): { grid: readonly number[]; coils: number | undefined } {
  const grid = withCoils ? shape.slice(1) : shape;
  if (grid.length === 2 || grid.length === 3) return { grid, coils: withCoils ? shape[0]! : undefined };
  const [after, cure] = withCoils
    ? [' after the axis of coils', shape.length === 2 ? '. Leave out {coils} if there is one coil.' : '']
    : ['', shape.length === 4 ? '. Pass {coils} if the first axis is that of coils.' : ''];
  throw new InputError(
    'readKspace',
    `k-space must be [height, width] or [depth, height, width]${after}, got [${shape.join(', ')}]${cure}`,
  );
}

import type { CompoundMember, Dataset, File, Module } from 'h5wasm';

/** An HDF5 file that is open. */
export interface Hdf5File {
  /** Names of what is at the top of the file. */
  readonly names: readonly string[];
  /** Returns a dataset at the top of the file; undefined if there is none of that name. */
  dataset(name: string): Hdf5Dataset | undefined;
}

export interface Hdf5Dataset {
  readonly shape: readonly number[];
  /** Numbers per element: 2 for complex ones, 1 for real ones; undefined for elements that are neither. */
  readonly parts: 1 | 2 | undefined;
  /** Reads the elements at one index of the first axis. */
  slice(index: number): Float32Array;
}

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const FLOAT = 1;
const COMPOUND = 6;
let opened = 0;

/** Returns whether bytes are an HDF5 file without a user block. */
export function isHdf5(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/**
 * Opens an HDF5 file with libhdf5 in WebAssembly, which is loaded when the first file is read.
 *
 * @throws RangeError if the library cannot read the file.
 */
export async function withHdf5<T>(bytes: Uint8Array, use: (file: Hdf5File) => T): Promise<T> {
  const h5 = await import('h5wasm');
  const library = await h5.ready;
  // without it the library prints its reasons on standard error
  library.activate_throwing_error_handler();
  const path = `/input-${opened++}.h5`;
  library.FS.createDataFile('/', path.slice(1), bytes, true, false, true);
  let file: File | undefined;
  try {
    const open = new h5.File(path, 'r');
    file = open;
    return use({
      names: open.keys(),
      dataset: (name) => {
        const found = open.get(name);
        return found instanceof h5.Dataset ? datasetOf(library, found) : undefined;
      },
    });
  } catch (error) {
    throw error instanceof RangeError && error.message.startsWith('readKspace: ')
      ? error
      : unreadable(error, bytes.length);
  } finally {
    closeQuietly(file);
    library.FS.unlink(path);
  }
}

function datasetOf(library: typeof Module, dataset: Dataset): Hdf5Dataset {
  const { shape, size, type, compound_type } = dataset.metadata;
  const sides = shape ?? [];
  const members = compound_type?.members ?? [];
  const parts = type === FLOAT ? 1 : type === COMPOUND && isComplex(members, size) ? 2 : undefined;
  const width = size / (parts ?? 1);
  return {
    shape: sides,
    parts: width === 4 || width === 8 ? parts : undefined,
    slice: (index) => {
      const bytes = rawSlice(library, dataset, { sides, size, index });
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      // the library has put them into the order of its own memory
      return Float32Array.from({ length: bytes.length / width }, (_, i) =>
        width === 4 ? view.getFloat32(4 * i, true) : view.getFloat64(8 * i, true),
      );
    },
  };
}

/** Whether an element is two floats, one after the other, as h5py stores complex numbers: the imaginary part is not the first. */
function isComplex(members: readonly CompoundMember[], size: number): boolean {
  return (
    members.length === 2 &&
    !/^i/i.test(members[0]!.name) &&
    members.every(
      (part, i) => part.type === FLOAT && part.size === size / 2 && part.offset === (i * size) / 2,
    )
  );
}

/** Reads the bytes at one index of the first axis. The library's own reader makes an object of every complex number. */
function rawSlice(
  library: typeof Module,
  { file_id, path }: Dataset,
  { sides, size, index }: { sides: readonly number[]; size: number; index: number },
): Uint8Array {
  const counts = sides.map((side, axis) => (axis === 0 ? 1 : side));
  const length = counts.reduce((product, side) => product * side, size);
  const at = library._malloc(length);
  if (at === 0) throw new RangeError(`readKspace: no memory for a slice of ${length} bytes`);
  try {
    const offsets = sides.map((_, axis) => BigInt(axis === 0 ? index : 0));
    library.get_dataset_data(
      file_id,
      path,
      counts.map(BigInt),
      offsets,
      sides.map(() => 1n),
      BigInt(at),
    );
    return library.HEAPU8.slice(at, at + length);
  } finally {
    library._free(at);
  }
}

/** Of the library's reasons, which speak of its own structures, the size that the file states is one for people. */
function unreadable(cause: unknown, length: number): RangeError {
  const message = cause instanceof Error ? cause.message : '';
  const [, stated] = /truncated file: .*stored_eof = (\d+)/.exec(message) ?? [];
  if (stated) return failed(`the HDF5 file is truncated: it must have ${stated} bytes, got ${length}`, cause);
  const [, filter] = /required filter '([\w-]+)' is not registered/.exec(message) ?? [];
  if (filter)
    return failed(
      `the HDF5 file must not be compressed with ${filter}. Write it again with compression="gzip" in h5py.`,
      cause,
    );
  return failed('the HDF5 file is damaged', cause);
}

function failed(reason: string, cause: unknown): RangeError {
  return new RangeError(`readKspace: ${reason}`, { cause });
}

function closeQuietly(file: File | undefined): void {
  try {
    file?.close();
  } catch {
    // of a damaged file; its memory is freed with the file
  }
}

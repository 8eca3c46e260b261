/** The number types that a `DataView` reads. */
export type BinaryType = 'Int8' | 'Uint8' | 'Int16' | 'Uint16' | 'Int32' | 'Uint32' | 'Float32' | 'Float64';

/** Size of a number of each type, in bytes. */
export const BINARY_SIZES: Readonly<Record<BinaryType, number>> = {
  Int8: 1,
  Uint8: 1,
  Int16: 2,
  Uint16: 2,
  Int32: 4,
  Uint32: 4,
  Float32: 4,
  Float64: 8,
};

export interface BinaryReaderOptions {
  /** Start of reading, in bytes; default 0. */
  readonly offset?: number;
  /** Whether the least significant byte comes first; default true. */
  readonly littleEndian?: boolean;
}

/** Reads bytes as a stream of numbers of any type. */
export class BinaryReader {
  readonly #view: DataView;
  readonly #littleEndian: boolean;
  #offset: number;

  constructor(bytes: Uint8Array, { offset = 0, littleEndian = true }: BinaryReaderOptions = {}) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#offset = offset;
    this.#littleEndian = littleEndian;
  }

  /** Number of bytes not read yet. */
  get left(): number {
    return this.#view.byteLength - this.#offset;
  }

  /** Returns the next number. @throws RangeError if the bytes end before it does. */
  next(type: BinaryType): number {
    const at = this.#offset;
    if (this.left < BINARY_SIZES[type]) {
      throw new RangeError(`truncated: the file ends at byte ${at + this.left}, inside its last element`);
    }
    this.#offset += BINARY_SIZES[type];
    return this.#view[`get${type}`](at, this.#littleEndian);
  }

  /** Skips bytes. */
  skip(byteCount: number): void {
    this.#offset += byteCount;
  }
}

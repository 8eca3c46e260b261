import type { Reader } from '@zip.js/zip.js';

/** Gives zip.js access to bytes. Its own reader of them comes in one module with its writers, twice as much code as the rest. */
export function bytesReader(bytes: Uint8Array): Reader<Uint8Array> {
  const part = (start: number, length: number): Uint8Array<ArrayBuffer> => bytes.slice(start, start + length);
  const createReadable: Reader<Uint8Array>['createReadable'] = ({
    offset = 0,
    size = bytes.length - offset,
  } = {}) => new Blob([part(offset, size)]).stream();
  return {
    size: bytes.length,
    readUint8Array: async (start, length) => part(start, length),
    createReadable,
    get readable() {
      return createReadable();
    },
  };
}

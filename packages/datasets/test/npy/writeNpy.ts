export interface NpyFile {
  /** Python literal of the header, as NumPy prints it. */
  header: string;
  /** Bytes of the elements. */
  data: Uint8Array;
  version?: number;
}

/** Writes a .npy file from the specification alone: magic, version, length of the header, header, data. */
export function writeNpy({ header, data, version = 1 }: NpyFile): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(`${header}\n`);
  const length =
    version === 1 ? [text.length & 255, text.length >> 8] : [text.length & 255, text.length >> 8, 0, 0];
  return Uint8Array.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0, ...length, ...text, ...data]);
}

/** Returns the header of an array as NumPy prints it. */
export const headerOf = (descr: string, shape: string, order = 'False') =>
  `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }`;

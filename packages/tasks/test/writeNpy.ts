/** Writes a .npy file of doubles from NumPy's specification alone; complex ones in pairs. */
export function writeNpy(
  numbers: Iterable<number>,
  shape: readonly number[],
  { complex = false }: { complex?: boolean } = {},
): Uint8Array<ArrayBuffer> {
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '${complex ? '<c16' : '<f8'}', 'fortran_order': False, 'shape': (${tuple}), }\n`;
  const text = new TextEncoder().encode(header);
  const data = new Uint8Array(Float64Array.from(numbers).buffer);
  const start = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length & 255, text.length >> 8];
  const file = new Uint8Array(start.length + text.length + data.length);
  file.set(start);
  file.set(text, start.length);
  file.set(data, start.length + text.length);
  return file;
}

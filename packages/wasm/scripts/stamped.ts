/** Name of the custom section, as in src/modules/kernels.ts. */
const SECTION = 'fourier-features';

/** Returns a module with a custom section at its end that names what it was compiled from. */
export function stamped(module: Uint8Array, stamp: string): Uint8Array {
  const name = Buffer.from(SECTION);
  const content = Buffer.from([name.length, ...name, ...Buffer.from(stamp)]);
  // Lengths up to 127 are one byte of LEB128.
  if (content.length > 127) throw new RangeError(`stamped: stamp must be shorter, got ${stamp}`);
  return Buffer.concat([module, Buffer.from([0, content.length]), content]);
}

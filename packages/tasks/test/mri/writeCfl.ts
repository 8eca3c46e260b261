import type { CflFile } from '@fourier-features/tasks';

/** Lengths of BART's dimensions of space and coils. */
interface Dimensions {
  readonly x: number;
  readonly y: number;
  readonly z?: number;
  readonly coils?: number;
}

/**
 * Writes BART's pair of files from its documentation alone: complex64 with x fastest, then y, z and coils; 16 dimensions in the
 * header. Row-major values `[coils, z, y, x, 2]` are in that order already.
 */
export function writeCfl(
  values: readonly number[],
  { x, y, z = 1, coils = 1 }: Dimensions,
  others: readonly number[] = [],
): CflFile {
  const dimensions = [x, y, z, coils, ...others];
  const padded = [...dimensions, ...new Array<number>(16 - dimensions.length).fill(1)];
  const text = `# Dimensions\n${padded.join(' ')} \n# Command\nphantom -k \n# Creator\nBART v0.9.00\n`;
  const cfl = new Uint8Array(4 * values.length);
  const view = new DataView(cfl.buffer);
  values.forEach((value, i) => {
    view.setFloat32(4 * i, value, true);
  });
  return { cfl, hdr: new TextEncoder().encode(text) };
}

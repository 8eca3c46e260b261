import { excerpt } from '@fourier-features/core/message';
import type { ComplexArray } from './complexArray.ts';
import { MAX_CFL_DIMENSIONS, MAX_HDR_BYTES, MAX_KSPACE_VALUES } from './limits.ts';

/** An array of BART: the numbers, and the text with its dimensions. */
export interface CflFile {
  /** Content of the `.cfl` file: complex64, little-endian, the first dimension fastest. */
  readonly cfl: Uint8Array;
  /** Content of the `.hdr` file. */
  readonly hdr: Uint8Array;
}

/** An array of BART, as `[coils, ...grid]`. */
export interface CflArray extends ComplexArray {
  readonly coils: number;
  readonly grid: readonly number[];
}

/** Places of BART's dimensions: three of space, then coils. */
const SPACE = 3;
const COILS = 3;
const OTHERS: Readonly<Record<number, string>> = { 4: 'maps', 5: 'echo times', 10: 'time', 13: 'slices' };

/**
 * Decodes an array of BART. Its dimensions of space x, y, z become the axes z, y, x of a row-major grid, without those of
 * length 1; coils come first.
 *
 * @throws RangeError if the header does not state dimensions, they do not match the numbers, or there are others than space and
 * coils.
 * @see https://mrirecon.github.io/bart/, section "CFL files"
 */
export function decodeCfl(name: string, { cfl, hdr }: CflFile): CflArray {
  const dimensions = dimensionsOf(name, hdr);
  const count = dimensions.reduce((product, side) => product * side, 1);
  if (2 * count > MAX_KSPACE_VALUES)
    throw new RangeError(
      `readKspace: ${name} must have at most ${MAX_KSPACE_VALUES / 2} complex numbers, got the dimensions ${dimensions.join(' ')}`,
    );
  if (cfl.length !== 8 * count)
    throw new RangeError(
      `readKspace: ${name} must have ${8 * count} bytes, 8 for each of the numbers that its .hdr states (${excerpt(dimensions.join(' '))}), got ${cfl.length}`,
    );
  dimensions.forEach((side, place) => {
    if (place <= COILS || side === 1) return;
    const what = OTHERS[place] ? ` (${OTHERS[place]})` : '';
    throw new RangeError(
      `readKspace: ${name} must have dimensions of space and coils only, got ${side} along dimension ${place}${what}. Extract one with bart slice ${place} 0.`,
    );
  });
  const space = dimensions.slice(0, SPACE).filter((side) => side > 1);
  const coils = dimensions[COILS] ?? 1;
  if (space.length < 2)
    throw new RangeError(
      `readKspace: ${name} must have two or three dimensions of space longer than 1, got ${excerpt(dimensions.join(' '))}`,
    );
  const grid = space.toReversed();
  const view = new DataView(cfl.buffer, cfl.byteOffset, cfl.byteLength);
  const values = Float32Array.from({ length: 2 * count }, (_, i) => view.getFloat32(4 * i, true));
  return { values, coils, grid, shape: [coils, ...grid] };
}

function dimensionsOf(name: string, hdr: Uint8Array): number[] {
  if (hdr.length > MAX_HDR_BYTES)
    throw new RangeError(
      `readKspace: the .hdr of ${name} must have at most ${MAX_HDR_BYTES} bytes, got ${hdr.length}`,
    );
  const lines = new TextDecoder().decode(hdr).split(/\r?\n/);
  const at = lines.findIndex((line) => /^#\s*Dimensions\s*$/i.test(line));
  const words = (at < 0 ? '' : (lines[at + 1] ?? '')).trim().split(/\s+/);
  if (words.length > MAX_CFL_DIMENSIONS || !words.every((word) => /^[1-9]\d{0,9}$/.test(word)))
    throw new RangeError(
      `readKspace: the .hdr of ${name} must state positive dimensions in the line after "# Dimensions", got ${excerpt(words.join(' '))}`,
    );
  return words.map(Number);
}

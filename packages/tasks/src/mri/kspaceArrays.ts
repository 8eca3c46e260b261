import { decodeNpy } from '@fourier-features/datasets';
import * as mri from '@fourier-features/mri';

/** A complex array `[...shape, 2]`. */
export interface ComplexArray {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** Decodes a complex `.npy` array. @throws Error if the bytes are not one; RangeError if a number is not finite. */
export function decodeComplex(bytes: Uint8Array, name: string): ComplexArray {
  const { values, shape, complex } = decodeNpy(bytes);
  if (!complex) throw new RangeError(`readKspace: ${name} must be complex, got real numbers`);
  const numbers = Float32Array.from(values);
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(
      `readKspace: ${name} must be finite, got ${numbers[bad]} at index ${Math.floor(bad / 2)}`,
    );
  return { values: numbers, shape: shape.slice(0, -1) };
}

/** Decodes sensitivities of the shape of k-space. */
export function decodeSensitivities(bytes: Uint8Array, shape: readonly number[]): Float32Array {
  const maps = decodeComplex(bytes, 'sensitivities');
  if (maps.shape.join() !== shape.join())
    throw new RangeError(
      `readKspace: sensitivities must be [${shape.join(', ')}] like k-space, got [${maps.shape.join(', ')}]`,
    );
  return maps.values;
}

/** Decodes a mask and moves DC to index 0 of each axis. */
export function decodeMask(
  bytes: Uint8Array,
  { shape, centred }: { shape: readonly number[]; centred: boolean },
): Float32Array {
  const mask = decodeNpy(bytes);
  if (mask.complex || mask.shape.join() !== shape.join())
    throw new RangeError(
      `readKspace: mask must be [${shape.join(', ')}] of 0 and 1, got [${mask.shape.join(', ')}]${mask.complex ? ', complex' : ''}`,
    );
  const values = Float32Array.from(mask.values);
  return centred ? mri.dcFirst(values, shape, 1) : values;
}

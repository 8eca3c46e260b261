import { decodeNpy } from '@fourier-features/datasets';
import * as mri from '@fourier-features/mri';
import { decodeCfl } from './cfl.ts';
import { checkNumbers } from './complexArray.ts';
import { decodeComplexNpy, type KspaceFile, type StoredKspace } from './kspaceFile.ts';

/** Decodes sensitivities, which are images on the grid of k-space: `[coils, ...grid, 2]`. */
export function decodeSensitivities(file: KspaceFile, kspace: StoredKspace): Float32Array {
  const expected = kspace.coils === undefined ? kspace.grid : [kspace.coils, ...kspace.grid];
  const maps =
    file instanceof Uint8Array ? decodeComplexNpy('sensitivities', file) : decodeCfl('sensitivities', file);
  if (maps.shape.join() !== expected.join())
    throw new RangeError(
      `readKspace: sensitivities must be [${expected.join(', ')}] like k-space, got [${maps.shape.join(', ')}]`,
    );
  checkNumbers('sensitivities', maps.values);
  return maps.values;
}

/** Decodes a mask, stored in the order of k-space, and moves DC to index 0 of each axis. */
export function decodeMask(file: KspaceFile, { grid, centred }: StoredKspace): Float32Array {
  const { values, shape } = file instanceof Uint8Array ? npyMask(file) : cflMask(file);
  if (shape.join() !== grid.join())
    throw new RangeError(
      `readKspace: mask must be [${grid.join(', ')}] of 0 and 1, got [${shape.join(', ')}]`,
    );
  const bad = values.findIndex((value) => value !== 0 && value !== 1);
  if (bad >= 0)
    throw new RangeError(
      `readKspace: mask must hold 0 or 1 in every bin, got ${values[bad]} at index ${bad}`,
    );
  return centred ? mri.dcFirst(values, grid, 1) : values;
}

interface RealArray {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

function npyMask(bytes: Uint8Array): RealArray {
  const { values, shape, complex } = decodeNpy(bytes);
  if (complex)
    throw new RangeError(
      `readKspace: mask must be real, 0 or 1 in every bin, got [${shape.slice(0, -1).join(', ')}], complex`,
    );
  return { values: Float32Array.from(values), shape };
}

/** BART stores masks, its patterns, as complex numbers without an imaginary part. */
function cflMask(file: Exclude<KspaceFile, Uint8Array>): RealArray {
  const { values, grid, coils } = decodeCfl('mask', file);
  if (coils > 1 || values.some((value, i) => i % 2 === 1 && value !== 0))
    throw new RangeError(`readKspace: mask must be real and without an axis of coils, got ${coils} coils`);
  return { values: values.filter((_, i) => i % 2 === 0), shape: grid };
}

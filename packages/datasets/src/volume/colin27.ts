/** A scan bundled with this package, and its provenance. */
export interface Scan {
  readonly name: string;
  /** Location of the file. */
  readonly url: URL;
  readonly author: string;
  readonly license: string;
  /** Permission notice that must accompany every copy. */
  readonly notice: string;
  /** Where the original was published and how it was modified. */
  readonly source: string;
  readonly sha256: string;
}

const NOTICE =
  'Copyright (C) 1993-2009 Louis Collins, McConnell Brain Imaging Centre, Montreal Neurological Institute, McGill ' +
  'University. Permission to use, copy, modify, and distribute this software and its documentation for any purpose and ' +
  'without fee is hereby granted, provided that the above copyright notice appear in all copies. The authors and McGill ' +
  'University make no representations about the suitability of this software for any purpose. It is provided "as is" ' +
  'without express or implied warranty. The authors are not responsible for any data loss, equipment damage, property ' +
  'loss, or injury to subjects or patients resulting from the use or misuse of this software package.';

const COLIN27 = {
  author: 'Louis Collins, McConnell Brain Imaging Centre, Montreal Neurological Institute, McGill University',
  license: 'BSD-3-Clause AND LicenseRef-Colin27',
  notice: NOTICE,
};

const ORIGIN = 'Colin27, mean of 27 T1 scans of one head, as in the Debian package mricron-data 1.2.20211006';
const REDUCED = 'scaled to 255 and reduced from 181x217x181 to 96x96x96 voxels by box averaging, 8 bits';
const ENLARGED = 'padded to a square, divided by its maximum, enlarged to 512x512, 8 bits';

function slice(height: string, sha256: string): Scan {
  return {
    ...COLIN27,
    name: `colin27-z${height}`,
    url: new URL(`../../slices/colin27_z${height}_512.png`, import.meta.url),
    source: `${ORIGIN}, ch2.nii.gz; axial slice ${Number(height)}, ${ENLARGED}`,
    sha256,
  };
}

/** Volumes as gzipped NIfTI files, 96 × 96 × 96 voxels of 8 bits: a head, and its brain alone. */
export const colinVolumes: readonly Scan[] = [
  {
    ...COLIN27,
    name: 'colin27-head',
    url: new URL('../../volumes/colin27_96.nii.gz', import.meta.url),
    source: `${ORIGIN}, ch2.nii.gz; clipped at 215, ${REDUCED}`,
    sha256: 'c3d6ac10e05d953e282e40e60fb96c3698f3f657c8f8ea0a980bf4600d1bdfc0',
  },
  {
    ...COLIN27,
    name: 'colin27-brain',
    url: new URL('../../volumes/colin27_brain_96.nii.gz', import.meta.url),
    source: `${ORIGIN}, ch2bet.nii.gz; clipped at 122, ${REDUCED}`,
    sha256: '27d351cb7be01c04d3043a78d633c30500fdeb2150e5277d9da8e5b814e10960',
  },
];

/** Axial slices as 8-bit grey PNG, 512 × 512: for tomography, in place of the atlas that the paper used. */
export const colinSlices: readonly Scan[] = [
  slice('050', 'e3f29857f640f4f3488bfab534aaf578811c1ab1fcfbf09d1f827abeda1ffaaf'),
  slice('070', 'd737d0383a470ab3d9c7bc518f3effd87f11da7a59b1f95a74b8915e788b22fa'),
  slice('090', 'b49660a9cb41b8aa2d3c62e7b258330aa2463eba5593801e91bc9ae0a191c872'),
  slice('110', '02e9d3335193c02a351f0fc86c396b948189d4dda3a5888a850d0fe8c601e92f'),
];

/**
 * Returns the location and provenance of the whole head, volume `colin27-head`.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { colinHead, decodeNifti } from '@fourier-features/datasets';
 *
 * const { values, shape } = await decodeNifti(await readFile(colinHead().url)); // [96, 96, 96]
 * ```
 */
export const colinHead = (): Scan => colinVolumes[0]!;

/** Returns the location and provenance of the brain without skull and skin, volume `colin27-brain`. */
export const colinBrain = (): Scan => colinVolumes[1]!;

/**
 * Returns the location and provenance of a bundled axial slice.
 *
 * @param name `colin27-z050`, `colin27-z070`, `colin27-z090` or `colin27-z110`.
 * @throws RangeError if no slice has that name; the message lists the valid names.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { colinSlice } from '@fourier-features/datasets';
 *
 * const png = await readFile(colinSlice('colin27-z070').url);
 * ```
 */
export function colinSlice(name: string): Scan {
  const found = colinSlices.find((each) => each.name === name);
  if (found) return found;
  throw new RangeError(
    `colinSlice: name must be one of ${colinSlices.map((each) => each.name).join(', ')}, got ${name}`,
  );
}

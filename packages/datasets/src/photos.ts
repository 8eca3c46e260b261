import { type BundledPicture, findPicture } from './bundledPicture.ts';

const REDUCED = 'centre square, reduced to 512x512 by area averaging';

/** RGB photographs. */
export const photos: readonly BundledPicture[] = [
  {
    name: 'brushes',
    url: new URL('../photos/brushes.png', import.meta.url),
    author: 'Trevor "Freespace"',
    license: 'CC-BY-4.0',
    source: `Picture_1A_by_freespace.jpg of the Debian package lomiri-wallpapers-16.04; ${REDUCED}`,
    sha256: 'e1bfb2a9bb3e9c8e39f5d0b6024bf9762096757b5da5c32ea826843945f27194',
  },
  {
    name: 'astronaut',
    url: new URL('../photos/astronaut.png', import.meta.url),
    author: 'NASA',
    license: 'public domain',
    source: 'astronaut.png of scikit-image 0.19.3, 512x512, unmodified',
    sha256: '7f5d38a7dc6bb6d0090a44e64473cf30b04116d3c3d217565dced3836b7f64f6',
  },
  {
    name: 'dandelion',
    url: new URL('../photos/dandelion.png', import.meta.url),
    author: 'Clemens Engelhardt',
    license: 'CC0-1.0',
    source: `seeding_by_Clements_Engelhardt.jpg of the Debian package lomiri-wallpapers-16.04; ${REDUCED}`,
    sha256: '5b66b0d1f315c2a305e8d1c77e15e3a078c7704351b3d364c69d608916a58ca1',
  },
];

/**
 * Returns the location and provenance of a bundled photograph.
 *
 * @param name `brushes`, `astronaut` or `dandelion`.
 * @throws RangeError if no photograph has that name; the message lists the valid names.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { photo } from '@fourier-features/datasets';
 *
 * const { url, author, license } = photo('brushes');
 * const png = await readFile(url);
 * ```
 */
export function photo(name: string): BundledPicture {
  return findPicture('photo', photos, name);
}

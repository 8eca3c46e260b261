import { type BundledPicture, findPicture } from './bundledPicture.ts';

const AUTHOR = 'the fourier-features authors';
const LICENSE = 'MIT';

/** Pictures of random strings, opaque RGBA: sharp edges on a flat background, like the paper's pictures of text. */
export const texts: readonly BundledPicture[] = [
  {
    name: 'dark',
    url: new URL('../texts/dark.png', import.meta.url),
    author: AUTHOR,
    license: LICENSE,
    source: 'random strings on a dark background, in Roboto, Lora, Pacifico and Oswald (fonts under OFL-1.1)',
    sha256: 'ae5676f6a8095c94010543f5cd7e2b4b1edb47fb5523c2a2257d6fc157d0b0f1',
  },
  {
    name: 'light',
    url: new URL('../texts/light.png', import.meta.url),
    author: AUTHOR,
    license: LICENSE,
    source: 'random strings on a white background, in Roboto Slab (font under OFL-1.1)',
    sha256: '7ed6f2568d6252bc69d245499b9e93e3faddd6dc843169b2dadf9db48590af32',
  },
];

/**
 * Returns the location and provenance of a bundled picture of text.
 *
 * @param name `dark` or `light`.
 * @throws RangeError if no picture has that name; the message lists the valid names.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { text } from '@fourier-features/datasets';
 *
 * const png = await readFile(text('dark').url);
 * ```
 */
export function text(name: string): BundledPicture {
  return findPicture('text', texts, name);
}

import { type BundledPicture, findPicture } from './bundledPicture.ts';

const AUTHOR = 'the fourier-features authors';
const LICENSE = 'MIT';

/** Returns a picture of strings on white, as the paper describes its own. */
function onWhite(name: string, sha256: string): BundledPicture {
  return {
    name,
    url: new URL(`../texts/${name}.png`, import.meta.url),
    author: AUTHOR,
    license: LICENSE,
    source: 'random strings on a white background, in Roboto Slab (font under OFL-1.1)',
    sha256,
  };
}

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
  onWhite('light', '7ed6f2568d6252bc69d245499b9e93e3faddd6dc843169b2dadf9db48590af32'),
  onWhite('light-2', '4ebcecbe1a0ddf77033e681d9acb3321d1fc32660891d67fbb836353347b5338'),
  onWhite('light-3', 'd4f25bee9d1651baf47b2cb0701d92ce156076ed92ac5d1b88becebd74b0dcee'),
  onWhite('light-4', '2fd0ed42edffc316918080f05c6c4fc1a7b7e325d8476e91092be5502634f01d'),
  onWhite('light-5', '2914a438043e23ade91aa97c9c8feda45286e064cfce23eac33dc2f36156906a'),
  onWhite('light-6', '1b30774a01a56cd21cf7b9a51a69333ab3b86a1140d94ed5d50c2f64be0d0780'),
  onWhite('light-7', '7fae93d87dea0d9859a4e65ac84b4b6568e5a68366bf091092c5d84300633661'),
];

/**
 * Returns the location and provenance of a bundled picture of text.
 *
 * @param name `dark`, `light` or `light-2` to `light-7`.
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

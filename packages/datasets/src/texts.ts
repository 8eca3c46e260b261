import { type BundledPicture, findPicture } from './bundledPicture.ts';

const AUTHOR = 'the fourier-features authors';
const LICENSE = 'MIT';

/** Pictures of random strings, RGBA and opaque: sharp edges on even ground, as the paper's pictures of text. */
export const texts: readonly BundledPicture[] = [
  {
    name: 'dark',
    url: new URL('../texts/dark.png', import.meta.url),
    author: AUTHOR,
    license: LICENSE,
    source: 'random strings on a dark ground, in Roboto, Lora, Pacifico and Oswald (fonts under OFL-1.1)',
    sha256: 'ae5676f6a8095c94010543f5cd7e2b4b1edb47fb5523c2a2257d6fc157d0b0f1',
  },
  {
    name: 'light',
    url: new URL('../texts/light.png', import.meta.url),
    author: AUTHOR,
    license: LICENSE,
    source: 'random strings on a white ground, in Roboto Slab (font under OFL-1.1)',
    sha256: '7ed6f2568d6252bc69d245499b9e93e3faddd6dc843169b2dadf9db48590af32',
  },
];

/** @throws RangeError if there is no such picture; the message names those there are. */
export function text(name: string): BundledPicture {
  return findPicture('text', texts, name);
}

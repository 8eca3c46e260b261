import { type BundledPicture, photo, text } from '@fourier-features/datasets';

/** Pictures to choose from, the last one of text. */
export const samples: readonly BundledPicture[] = [
  photo('brushes'),
  photo('astronaut'),
  photo('dandelion'),
  { ...text('light'), name: 'text' },
];

/** Returns a picture to choose from; undefined if there is none of that name. */
export function sampleNamed(name: string): BundledPicture | undefined {
  return samples.find((sample) => sample.name === name);
}

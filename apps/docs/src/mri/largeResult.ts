import gaussian from '../assets/mri/large-gaussian.png?url';
import none from '../assets/mri/large-none.png?url';
import truth from '../assets/mri/large-truth.png?url';
import baseline from '../assets/mri/large-zero-filled.png?url';
import record from '../assets/mri/record.json';
import type { LargeResultProps } from '../scans/LargeResult.tsx';
import { decibels, largeCaption } from '../scans/largeCaption.ts';

const { large } = record;

/** A larger scan and a larger network than those of the demo. */
export const mriResult: LargeResultProps = {
  side: 96,
  caption: largeCaption(large),
  pictures: [
    { url: truth, title: 'Slice' },
    { url: baseline, title: 'Zero-filled', figure: decibels(large.baseline) },
    { url: none, title: 'Network, no mapping', figure: decibels(large.fields.none.scores) },
    { url: gaussian, title: 'Network, Gaussian', figure: decibels(large.fields.gaussian.scores) },
  ],
};

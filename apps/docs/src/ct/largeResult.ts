import baseline from '../assets/ct/large-back-projection.png?url';
import gaussian from '../assets/ct/large-gaussian.png?url';
import none from '../assets/ct/large-none.png?url';
import truth from '../assets/ct/large-truth.png?url';
import record from '../assets/ct/record.json';
import type { LargeResultProps } from '../scans/LargeResult.tsx';
import { decibels, largeCaption } from '../scans/largeCaption.ts';

const { large } = record;

/** A larger scan and a larger network than those of the demo. */
export const ctResult: LargeResultProps = {
  side: 128,
  caption: largeCaption(large),
  pictures: [
    { url: truth, title: 'Slice' },
    { url: baseline, title: 'Filtered back-projection', figure: decibels(large.baseline) },
    { url: none, title: 'Network, no mapping', figure: decibels(large.fields.none.scores) },
    { url: gaussian, title: 'Network, Gaussian', figure: decibels(large.fields.gaussian.scores) },
  ],
};

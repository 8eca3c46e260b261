import type { PictureKind, PictureReport } from '@fourier-features/image';
import type { Doubts } from '../doubts.ts';
import { percent } from '../percent.ts';

/** Range of values below which a picture looks mislabelled: samples of 14 bits use a quarter of a file's 16. */
const NARROW = 0.25;

/** Deviation below which a picture has almost no contrast: a constant reaches 40 dB. */
const FLAT = 0.01;

/** Returns what is doubtful about a picture, and what is good to know of its scores. */
export function pictureDoubts(
  report: PictureReport,
  kind: { readonly used: PictureKind; readonly found: PictureKind },
): Doubts {
  const { hiddenShare, greyInColour } = report;
  return {
    warnings: [...contrastWarnings(report), ...kindWarnings(report, kind)],
    notes: [
      ...(hiddenShare > 0
        ? [
            `${percent(hiddenShare)} of the pixels are transparent and hide a colour, which is not fitted: the field is of colours premultiplied by alpha.`,
          ]
        : []),
      ...(greyInColour ? ['the picture is grey saved in colour: its three channels are equal.'] : []),
    ],
  };
}

function contrastWarnings({ lowest, highest, deviation }: PictureReport): string[] {
  if (deviation === 0)
    return ['all pixels are equal, so that there is nothing to learn. Check that this is the right picture.'];
  const range = highest - lowest;
  const constant = -20 * Math.log10(deviation);
  if (range > 0 && range <= NARROW) {
    const gain = -20 * Math.log10(range);
    return [
      `the values span ${figure(lowest)} to ${figure(highest)} of the range 0 to 1, as samples of 12 bits in a file of 16 do, so that PSNR is ${gain.toFixed(1)} dB higher than at full range. Stretch the levels of the picture first.`,
    ];
  }
  if (deviation < FLAT)
    return [
      `the values deviate by ${figure(deviation)} about their mean, so that a constant reaches ${constant.toFixed(1)} dB. Stretch the levels of the picture first, or crop it.`,
    ];
  return [];
}

function kindWarnings(
  { groundShare }: PictureReport,
  { used, found }: { readonly used: PictureKind; readonly found: PictureKind },
): string[] {
  if (used !== 'photo' || found !== 'text') return [];
  return [
    `${percent(groundShare)} of the picture is ground of one colour, on which networks without Fourier features die at the learning rates of photographs. Pass {kind} text, or leave it out.`,
  ];
}

function figure(value: number): string {
  return String(Number(value.toPrecision(2)));
}

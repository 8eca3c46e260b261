import { type Engine, evaluateField, type Field, psnr, ssim } from '@fourier-features/core';
import type { ImageSplit } from './split.ts';

/** How well a field does, over all pixels of each kind; PSNR in dB. */
export interface ImageScore {
  /** On the pixels trained on. */
  readonly train: { readonly psnr: number };
  /** On the pixels held out; SSIM is null where their grid is smaller than its window of 11×11. */
  readonly test: { readonly psnr: number; readonly ssim: number | null } | null;
}

const SSIM_WINDOW = 11;

/** Scores a trained field on both parts of a split. */
export async function scoreImage(
  engine: Engine,
  field: Field,
  { train, heldOut, channels }: ImageSplit,
): Promise<ImageScore> {
  const fitted = await evaluateField(field, train.coordinates, { engine });
  const score = { train: { psnr: psnr(fitted, train.targets) } };
  if (!heldOut) return { ...score, test: null };
  const { width, height, targets } = heldOut;
  const guessed = await evaluateField(field, heldOut.coordinates, { engine });
  const largeEnough = Math.min(width, height) >= SSIM_WINDOW;
  return {
    ...score,
    test: {
      psnr: psnr(guessed, targets),
      ssim: largeEnough ? ssim(guessed, targets, { width, height, channels }) : null,
    },
  };
}

import type { LearningRate } from '@fourier-features/core';

import { describeByName } from './describeByName.ts';

/** Describes default learning rates, such as `0.01 for none and basic, otherwise 0.001`. */
export function describeRates(
  defaults: Readonly<Record<string, { readonly learningRate: LearningRate }>>,
): string {
  const rates = Object.entries(defaults).map(([name, { learningRate }]) => [
    name,
    describeRate(learningRate),
  ]);
  return describeByName(Object.fromEntries(rates));
}

function describeRate(rate: LearningRate): string {
  if (typeof rate === 'number') return String(rate);
  if (typeof rate === 'function') return 'a schedule';
  if (rate.kind === 'cosine') return `a cosine from ${rate.initial} to ${Number(rate.final.toPrecision(3))}`;
  return `${rate.initial}, falling by ${rate.factor} every ${rate.every} steps`;
}

import type { EncodingDefaults, LearningRate } from '@fourier-features/core';

/** Describes default learning rates, such as `0.01 for none and basic, otherwise 0.001`. */
export function describeRates(encodings: Readonly<Record<string, EncodingDefaults>>): string {
  const groups = new Map<string, string[]>();
  for (const [encoding, { learningRate }] of Object.entries(encodings)) {
    const rate = describeRate(learningRate);
    groups.set(rate, [...(groups.get(rate) ?? []), encoding]);
  }
  const [largest, ...others] = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  if (others.length === 0) return largest![0];
  const parts = others.map(([rate, names]) => `${rate} for ${names.join(' and ')}`);
  return `${parts.join(', ')}, otherwise ${largest![0]}`;
}

function describeRate(rate: LearningRate): string {
  if (typeof rate === 'number') return String(rate);
  if (typeof rate === 'function') return 'a schedule';
  if (rate.kind === 'cosine') return `a cosine from ${rate.initial} to ${Number(rate.final.toPrecision(3))}`;
  return `${rate.initial}, falling by ${rate.factor} every ${rate.every} steps`;
}

import type { ScaledEncodingName } from '@fourier-features/core';

/** How pages show an encoding: the same words, colour and dashes everywhere. */
export interface EncodingLook {
  readonly label: string;
  readonly color: string;
  readonly dash: string | undefined;
}

const LOOKS: Readonly<Partial<Record<ScaledEncodingName, EncodingLook>>> = {
  none: { label: 'no mapping', color: 'var(--ff-none)', dash: '2 4' },
  basic: { label: 'basic', color: 'var(--ff-basic)', dash: '9 4' },
  positional: { label: 'positional', color: 'var(--ff-positional)', dash: '12 3 2 3' },
  gaussian: { label: 'Gaussian', color: 'var(--ff-gaussian)', dash: undefined },
};

/** Returns how pages show an encoding. */
export function encodingLook(name: ScaledEncodingName): EncodingLook {
  return LOOKS[name] ?? { label: name, color: 'var(--ff-other)', dash: '5 2' };
}

import type { Provenance } from '@fourier-features/readmes';

const NAMES: Readonly<Record<Provenance['protocol'], string>> = {
  published: 'Published protocol',
  quick: 'Quick protocol',
  own: 'Our own experiment',
};

/** Returns what pages call the protocol of a record. */
export function protocolOf({ protocol }: Pick<Provenance, 'protocol'>): string {
  return NAMES[protocol];
}

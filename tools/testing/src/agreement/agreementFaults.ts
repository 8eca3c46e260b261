import type { Agreement } from './measureAgreement.ts';

/** The largest errors that are not faults; float32 is about 1e-6 from float64 on these shapes. */
const MOST: Agreement = { differences: 1e-3, other: 1e-4, loss: 1e-5 };

const WHAT: Readonly<Record<keyof Agreement, string>> = {
  differences: 'the gradient from finite differences',
  other: 'the gradient from that of the other engine',
  loss: 'the loss from float64',
};

/** Returns a sentence for every error that is too large or not a number. */
export function agreementFaults(agreement: Agreement): string[] {
  return (Object.keys(MOST) as (keyof Agreement)[])
    .filter((name) => !(agreement[name] <= MOST[name]))
    .map((name) => `${WHAT[name]} is ${agreement[name].toExponential(1)} away, more than ${MOST[name]}`);
}

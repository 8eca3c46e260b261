import { median } from '../statistics.ts';
import { type AgreementField, agreementFields, COMPARED_STEPS } from './protocol.ts';
import type { AgreementResult, Side } from './record.ts';

/** Medians over seeds of the fit PSNR of both sides, in dB. */
export interface SideComparison {
  readonly field: AgreementField;
  readonly step: number;
  readonly native: number;
  readonly pytorch: number;
  /** Of `native` and `pytorch`. */
  readonly difference: number;
  /** Trainings of each side. */
  readonly counts: Readonly<Record<Side, number>>;
}

/** Compares the fields that both sides have trained, at each of the compared steps. */
export function compareSides(results: Readonly<Record<Side, readonly AgreementResult[]>>): SideComparison[] {
  return agreementFields.flatMap((field) =>
    COMPARED_STEPS.flatMap((step) => {
      const [ours, theirs] = [results.native, results.pytorch].map((ofSide) => psnrs(ofSide, field, step));
      if (ours!.length === 0 || theirs!.length === 0) return [];
      const [native, pytorch] = [median(ours!), median(theirs!)];
      const counts = { native: ours!.length, pytorch: theirs!.length };
      return [{ field, step, native, pytorch, difference: native - pytorch, counts }];
    }),
  );
}

function psnrs(results: readonly AgreementResult[], field: AgreementField, step: number): number[] {
  return results
    .filter((result) => result.field === field)
    .flatMap(({ checks }) => checks.filter((check) => check.step === step).map(({ psnr }) => psnr));
}

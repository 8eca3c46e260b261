import type { ExperimentRecord, Sources } from '@fourier-features/experiments';
import { readSources } from '@fourier-features/experiments';
import type { Check, Training } from '../fields/training.ts';
import { readRecords, recordFile } from '../record.ts';
import type { AgreementField, PICTURE } from './protocol.ts';

/** Whose trainings a record holds: our native engine's, or PyTorch's. */
export const sides = ['native', 'pytorch'] as const;

export type Side = (typeof sides)[number];

/** What one training reached. */
export interface AgreementResult {
  readonly field: AgreementField;
  readonly seed: number;
  readonly threads: number;
  readonly versions: Readonly<Record<string, string>>;
  /** Fit PSNR in dB, without times: several trainings may have run at once. */
  readonly checks: readonly Omit<Check, 'seconds'>[];
}

export interface AgreementProtocol {
  readonly side: Side;
  readonly picture: typeof PICTURE;
  readonly seeds: readonly number[];
  readonly trainings: Readonly<Record<AgreementField, Training>>;
}

export type AgreementRecord = ExperimentRecord<AgreementProtocol, AgreementResult>;

/** Sides have records of their own, because only ours changes with our sources. */
const SOURCES: Readonly<Record<Side, readonly string[]>> = {
  native: ['./protocol.ts', '../contestants/trainPicture.ts'],
  pytorch: ['./protocol.ts', '../contestants/trainPicture.py', '../contestants/fields.py'],
};

/** Returns the sources of what one side computes. */
export function sourcesOf(side: Side): Sources {
  return readSources(...SOURCES[side].map((path) => new URL(path, import.meta.url)));
}

/** Returns the file of a side's record, `agreement-native.json` or `agreement-pytorch.json`. */
export function agreementFile(machine: string, side: Side): URL {
  return recordFile(machine, `agreement-${side}`);
}

/** Reads the records of both sides and all machines. */
export function readAgreementRecords(): AgreementRecord[] {
  return readRecords<AgreementRecord>((name) => name.startsWith('agreement-'));
}

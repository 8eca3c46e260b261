import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fillMarkers } from '@fourier-features/experiments';
import { readAgreementRecords } from '../agreement/record.ts';
import { type HostRecord, readHostRecords } from '../host/record.ts';
import { type OperationsRecord, readOperationsRecords } from '../operations/record.ts';
import { readQualityRecords } from '../quality/record.ts';
import { type BenchmarkRecord, readBenchmarks } from '../record.ts';
import { agreementBlock } from './agreementBlock.ts';
import { benchmarkBlocks } from './blocks.ts';
import { hostBlock } from './hostBlock.ts';
import { operationBlocks } from './operationBlocks.ts';
import { qualityBlock } from './qualityBlock.ts';

const ROOT = new URL('../../../../', import.meta.url);
/** READMEs that may have generated parts. */
const READMES = [
  'README.md',
  ...['ct', 'mri', 'native', 'occupancy', 'wasm'].map((name) => `packages/${name}/README.md`),
  'tools/bench/README.md',
];

/** A README, as it is and as the records say that it should be. */
export interface GeneratedReadme {
  readonly path: string;
  readonly written: string;
  readonly generated: string;
}

/** Generates the marked parts of all READMEs from the records. */
export function generateReadmes(
  records: readonly BenchmarkRecord[] = readBenchmarks(),
  hosts: readonly HostRecord[] = readHostRecords(),
  operations: readonly OperationsRecord[] = readOperationsRecords(),
): GeneratedReadme[] {
  const blocks = {
    ...benchmarkBlocks(records),
    host: hostBlock(hosts),
    ...operationBlocks(operations),
    quality: qualityBlock(readQualityRecords()),
    agreement: agreementBlock(readAgreementRecords()),
  };
  return READMES.map((path) => fileURLToPath(new URL(path, ROOT)))
    .filter((path) => existsSync(path))
    .map((path) => {
      const written = readFileSync(path, 'utf8');
      return { path, written, generated: fillMarkers(written, 'bench', blocks) };
    });
}

/** Writes the generated parts, and returns the paths of the READMEs that changed. */
export function writeReadmes(): string[] {
  const changed = generateReadmes().filter(({ written, generated }) => written !== generated);
  for (const { path, generated } of changed) writeFileSync(path, generated);
  return changed.map(({ path }) => path);
}

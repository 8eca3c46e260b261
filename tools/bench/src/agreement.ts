/**
 * Trains SIREN, FINER, Gaussian and WIRE networks and Fourier features to one picture, on the native engine and in PyTorch with
 * its own initial weights, and compares the medians of the fit PSNR over seeds. Exits with 1 if they differ by more than the
 * tolerance. `--record` writes records/<machine>/agreement-native.json and agreement-pytorch.json, one training after the other,
 * and `--resume` continues them.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { thisMachine } from '@fourier-features/core/node';
import { photo } from '@fourier-features/datasets';
import { type OpenRecord, openRecord } from '@fourier-features/experiments';
import { compareSides, type SideComparison } from './agreement/compareSides.ts';
import {
  type AgreementField,
  agreementFields,
  agreementTraining,
  PICTURE,
  SEEDS,
  TOLERANCE,
} from './agreement/protocol.ts';
import {
  type AgreementProtocol,
  type AgreementResult,
  agreementFile,
  type Side,
  sides,
  sourcesOf,
} from './agreement/record.ts';
import { withPictureFile } from './fields/pictureFile.ts';
import { runTraining, type Trainee } from './fields/runTraining.ts';
import type { PictureFile, Training } from './fields/training.ts';
import { findPython } from './pytorch/python.ts';
import { machineName } from './record.ts';
import { alignedTable } from './table.ts';

const { values } = parseArgs({
  options: {
    fields: { type: 'string', default: agreementFields.join() },
    sides: { type: 'string', default: sides.join() },
    seeds: { type: 'string', default: SEEDS.join() },
    steps: { type: 'string' },
    threads: { type: 'string', default: `${availableParallelism()}` },
    machine: { type: 'string', default: machineName(thisMachine()) },
    record: { type: 'boolean', default: false },
    resume: { type: 'boolean', default: false },
  },
});
const fields = values.fields.split(',').map((name) => oneOf('--fields', name, agreementFields));
const chosenSides = values.sides.split(',').map((name) => oneOf('--sides', name, sides));
const seeds = values.seeds.split(',').map((seed) => oneOf('--seeds', Number(seed), SEEDS));
const threads = Number(values.threads);
checkPositiveInteger('agreement', '--threads', threads);
if (values.steps !== undefined) checkPositiveInteger('agreement', '--steps', Number(values.steps));
if (values.record && values.steps !== undefined)
  throw new RangeError('agreement: --steps is for trying out. Leave out --record.');

await withPictureFile(photo(PICTURE.name).url, PICTURE.reduce, async (picture) => {
  const records = { native: openSide('native'), pytorch: openSide('pytorch') };
  for (const seed of seeds)
    for (const field of fields)
      for (const side of chosenSides) await trainOnce(records[side], picture, { field, side, seed });
  const comparisons = compareSides({ native: records.native.results, pytorch: records.pytorch.results });
  process.stdout.write(`${report(comparisons)}\n`);
  if (comparisons.some(({ difference }) => Math.abs(difference) > TOLERANCE)) process.exitCode = 1;
});

function openSide(side: Side): OpenRecord<AgreementResult> {
  if (!values.record) {
    const results: AgreementResult[] = [];
    return { results, add: async (result) => void results.push(result) };
  }
  return openRecord<AgreementProtocol, AgreementResult>(agreementFile(values.machine, side), {
    experiment: 'bench/agreement',
    engine: side,
    protocol: {
      side,
      picture: PICTURE,
      seeds: SEEDS,
      trainings: Object.fromEntries(
        agreementFields.map((field) => [field, agreementTraining(field)]),
      ) as Record<AgreementField, Training>,
    },
    sources: sourcesOf(side),
    // Without `--resume`, a side that is not trained now keeps its record.
    resume: values.resume || !chosenSides.includes(side),
    mixedSources: !chosenSides.includes(side),
    missing: missingOf,
  });
}

/** Makes a training and adds its result, unless the record has it. */
async function trainOnce(
  record: OpenRecord<AgreementResult>,
  picture: PictureFile,
  { field, side, seed }: { field: AgreementField; side: Side; seed: number },
): Promise<void> {
  if (record.results.some((result) => result.field === field && result.seed === seed)) return;
  const training = agreementTraining(field);
  const steps = values.steps === undefined ? training.steps : Number(values.steps);
  const { versions, checks, ...ran } = await runTraining(trainee(side), {
    ...training,
    steps,
    picture,
    seed,
    threads,
  });
  const psnrs = checks.map(({ step, psnr }) => ({ step, psnr }));
  await record.add({ field, seed, threads: ran.threads, versions, checks: psnrs });
  const curve = checks.map(({ step, psnr }) => `${step}: ${psnr.toFixed(2)}`).join(', ');
  process.stderr.write(
    `${field}, ${side}, seed ${seed}: ${curve} dB in ${checks.at(-1)?.seconds.toFixed(0)} s\n`,
  );
}

function trainee(side: Side): Trainee {
  if (side === 'native') return { engine: side };
  const python = findPython();
  if (python) return { python };
  throw new Error(
    'agreement: needs PyTorch. Run `npx pnpm --filter @fourier-features/bench pytorch`, or set PYTHON.',
  );
}

function missingOf(results: readonly AgreementResult[]): string[] {
  const has = (field: AgreementField, seed: number): boolean =>
    results.some((result) => result.field === field && result.seed === seed);
  return agreementFields.flatMap((field) =>
    SEEDS.filter((seed) => !has(field, seed)).map((seed) => `${field}, seed ${seed}`),
  );
}

function report(comparisons: readonly SideComparison[]): string {
  const rows = comparisons.map(({ field, step, native, pytorch, difference, counts }) => [
    field,
    `${step}`,
    native.toFixed(2),
    pytorch.toFixed(2),
    difference.toFixed(2),
    `${counts.native}, ${counts.pytorch}`,
  ]);
  return alignedTable(['field', 'steps', 'native', 'PyTorch', 'difference, dB', 'trainings'], rows, 1);
}

function oneOf<Choice extends string | number>(
  option: string,
  given: string | number,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === given);
  if (found === undefined)
    throw new RangeError(
      `agreement: ${option} must be of ${choices.join(', ')}, separated by commas, got ${given}`,
    );
  return found;
}

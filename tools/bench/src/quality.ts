/**
 * Times training to a fit PSNR: the hash grid on our engines and in PyTorch, and Fourier features on the native engine, in
 * alternation. An argument names another picture, a PNG with three channels. `--record` writes records/<machine>/quality.json
 * for the picture of the protocol.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { thisMachine } from '@fourier-features/core/node';
import { photo } from '@fourier-features/datasets';
import { withPictureFile } from './fields/pictureFile.ts';
import { runTraining, type Trainee } from './fields/runTraining.ts';
import type { PictureFile } from './fields/training.ts';
import { findPython } from './pytorch/python.ts';
import { contestants, PICTURE, type QualityContestant, qualityTraining, SEEDS } from './quality/protocol.ts';
import { qualitySources, writeQualityRecord } from './quality/record.ts';
import { qualityTable } from './quality/report.ts';
import { type QualityResult, reached } from './quality/timeTo.ts';
import { machineName } from './record.ts';
import { ownVersions } from './versions.ts';

const { values, positionals } = parseArgs({
  options: {
    rounds: { type: 'string', default: `${SEEDS.length}` },
    only: { type: 'string' },
    threads: { type: 'string', default: `${availableParallelism()}` },
    machine: { type: 'string', default: machineName(thisMachine()) },
    record: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
checkPositiveInteger('quality', '--rounds', rounds);
const threads = Number(values.threads);
checkPositiveInteger('quality', '--threads', threads);
if (values.record && (positionals.length > 0 || values.only !== undefined || rounds < SEEDS.length))
  throw new RangeError('quality: --record takes all contestants, rounds and the picture of the protocol');
const python = findPython();
if (!python) note('pytorch skipped: run `npx pnpm --filter @fourier-features/bench pytorch`, or set PYTHON');
const entered = contestants.filter((name) => isWanted(name) && (python || !name.endsWith('pytorch')));
const location = positionals[0] === undefined ? photo(PICTURE).url : pathToFileURL(positionals[0]);

// Before timing: whoever edits a file meanwhile does not change what runs.
const sources = qualitySources();
const loadBefore = loadavg()[0]!;
const bytes = await readFile(location);
await withPictureFile(location, 1, async (picture) => {
  const results: QualityResult[] = [];
  const versions: Record<string, string> = ownVersions();
  for (let seed = 0; seed < rounds; seed++) {
    for (const contestant of entered) {
      const { checks, ...ran } = await train(contestant, picture, seed);
      Object.assign(versions, ran.versions);
      results.push({ contestant, seed, engine: ran.engine, threads: ran.threads, checks });
    }
  }
  process.stdout.write(`${qualityTable(results)}\n`);
  if (!values.record) return;
  const { width, height } = picture;
  writeQualityRecord({
    date: new Date().toISOString().slice(0, 10),
    sources,
    machine: { name: values.machine, ...thisMachine() },
    versions,
    picture: {
      name: basename(location.pathname),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      width,
      height,
    },
    trainings: Object.fromEntries(
      entered.map((contestant) => [contestant, qualityTraining(contestant, Math.max(width, height))]),
    ),
    loadBefore,
    results,
  });
});

async function train(contestant: QualityContestant, picture: PictureFile, seed: number) {
  const training = qualityTraining(contestant, Math.max(picture.width, picture.height));
  const result = await runTraining(trainee(contestant), { ...training, picture, seed, threads });
  const { step, seconds, psnr } = reached(result.checks, training.until!) ?? result.checks.at(-1)!;
  note(`${contestant}, seed ${seed}: ${psnr.toFixed(2)} dB after ${step} steps, ${seconds.toFixed(2)} s`);
  return result;
}

function trainee(contestant: QualityContestant): Trainee {
  if (contestant === 'hash, pytorch') return { python: python! };
  return { engine: contestant === 'hash, wasm' ? 'wasm' : 'native' };
}

/** Whether `--only`, a list of words, allows a contestant. */
function isWanted(name: string): boolean {
  return values.only === undefined || values.only.split(';').some((word) => name.startsWith(word.trim()));
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

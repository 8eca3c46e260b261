import { join } from 'node:path';
import { contactSheet, encodePng, type Picture, type Tile } from '@fourier-features/pictures';
import type { TrainingOptions } from '../../commands/trainingOptions.ts';
import { chooseEngine } from '../../engine.ts';
import { readPicture } from '../../files/inputs.ts';
import { type OutputFolder, openOutputFolder } from '../../files/outputs.ts';
import { catchInterrupt } from '../../terminal/interrupt.ts';
import { say } from '../../terminal/say.ts';
import { findPriorRun } from '../priorRun.ts';
import {
  ERROR_GAIN,
  errorPicture,
  type InverseProblem,
  type ReconstructionScore,
  type ReconstructionSettings,
} from './inverseProblem.ts';
import type { ReconstructionReport } from './reconstructionReport.ts';
import { runReconstruction } from './runReconstruction.ts';

/** One row of the table, one column of the sheet. */
interface Candidate {
  readonly method: string;
  readonly scale: number | null;
  readonly test: ReconstructionScore | null;
  readonly steps: number | null;
  readonly seconds: number;
  readonly picture: Picture;
  readonly error: Picture | undefined;
}

export interface ComparisonRequest {
  readonly problem: InverseProblem;
  /** One for each encoding. */
  readonly allSettings: readonly ReconstructionSettings[];
  readonly options: TrainingOptions;
}

/**
 * Solves a problem by its baselines and by a field of each encoding; writes one sheet and a table. Sets the exit code
 * 130 if it was interrupted.
 */
export async function compareReconstructions(request: ComparisonRequest): Promise<void> {
  const { problem, options } = request;
  const { engine, description } = await chooseEngine(options);
  const path = options.out ?? `${problem.name}-compare`;
  const out = await openOutputFolder(path);
  const interrupt = catchInterrupt();
  say(`${problem.description}; ${description}`);
  const candidates: Candidate[] = [];
  const reports: ReconstructionReport[] = [];
  try {
    for (const baseline of problem.baselines) {
      const candidate = await solveBaseline(problem, baseline, out, interrupt.signal);
      if (!candidate) {
        process.exitCode = 130;
        say(`stopped in ${baseline.name}; to go on, add --resume to the same command`);
        return;
      }
      candidates.push(candidate);
    }
    for (const settings of request.allSettings) {
      const { encoding } = settings;
      const folder = await openOutputFolder(join(path, encoding));
      const prior = options.resume
        ? await findPriorRun<ReconstructionReport>(
            folder.path,
            { settings, inputSha256: problem.sha256 },
            'reconstruction.png',
          )
        : undefined;
      if (prior?.kind === 'done') {
        say(`${encoding}: done before`);
        reports.push(prior.report);
        candidates.push(learnt(prior.report, prior.picture, await readPictureOf(prior.report, 'error')));
        continue;
      }
      const outcome = await runReconstruction({
        problem,
        settings,
        engine,
        out: folder,
        resume: prior?.checkpoint,
        signal: interrupt.signal,
      });
      if (outcome.kind === 'interrupted') {
        process.exitCode = 130;
        say(
          `stopped in ${encoding} after ${outcome.step} of ${settings.steps} steps; to go on, add --resume to the same command`,
        );
        return;
      }
      const { report, visible } = outcome;
      reports.push(report);
      candidates.push(learnt(report, problem.picture(visible), errorPicture(problem, visible)));
    }
  } finally {
    interrupt.release();
  }
  const table = comparisonTable(candidates);
  const files = {
    sheet: await out.write('sheet.png', await comparisonSheet(problem, candidates)),
    table: await out.write('table.md', table),
  };
  const baselines = candidates
    .filter(({ steps }) => steps === null)
    .map(({ method, test, seconds }) => ({ method, test, seconds }));
  const report = { task: `${problem.task}-compare`, baselines, runs: reports, files };
  process.stdout.write(
    options.json ? `${JSON.stringify(report)}\n` : `${table}\nsheet: ${files.sheet}\ntable: ${files.table}\n`,
  );
}

/** A picture that an earlier run has written. */
async function readPictureOf({ files }: ReconstructionReport, name: string): Promise<Picture | undefined> {
  const path = files[name];
  return path === undefined ? undefined : (await readPicture(path, 1)).picture;
}

function learnt(report: ReconstructionReport, picture: Picture, error: Picture | undefined): Candidate {
  const { encoding, scale, test, steps, seconds } = report;
  return { method: encoding, scale, test, steps, seconds, picture, error };
}

/** Undefined if it was interrupted. */
async function solveBaseline(
  problem: InverseProblem,
  { name, solve }: InverseProblem['baselines'][number],
  out: OutputFolder,
  signal: AbortSignal,
): Promise<Candidate | undefined> {
  const started = performance.now();
  let lastShown = started;
  const values = await solve((share) => {
    if (performance.now() - lastShown < 5000) return;
    lastShown = performance.now();
    say(`${name}: ${Math.round(100 * share)} %`);
  }, signal);
  if (signal.aborted) return undefined;
  const visible = problem.visible(values);
  const picture = problem.picture(visible);
  await out.write(`${name}.png`, await encodePng(picture));
  return {
    method: name,
    scale: null,
    test: problem.score(visible) ?? null,
    steps: null,
    seconds: (performance.now() - started) / 1000,
    picture,
    error: errorPicture(problem, visible),
  };
}

/** Markdown, one row a method. */
function comparisonTable(candidates: readonly Candidate[]): string {
  const rows = candidates.map(({ method, scale, test, steps, seconds }) =>
    [
      method,
      scale ?? '—',
      test?.psnr.toFixed(2) ?? '—',
      test?.ssim?.toFixed(4) ?? '—',
      steps ?? '—',
      seconds.toFixed(1),
    ].join(' | '),
  );
  return [
    '| method | scale | PSNR (dB) | SSIM | steps | seconds |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
}

/** Reconstructions above, their errors below, the truth first where there is one. */
function comparisonSheet(problem: InverseProblem, candidates: readonly Candidate[]): Promise<Uint8Array> {
  const { truth } = problem;
  const titled = (method: string): string => (method === 'none' ? 'no mapping' : method);
  const above: Tile[] = candidates.map(({ method, test, picture }) => ({
    picture,
    title: titled(method),
    caption: test ? `${test.psnr.toFixed(2)} dB, SSIM ${test.ssim?.toFixed(3) ?? '—'}` : '',
  }));
  if (!truth) return contactSheet({ heading: problem.description, tiles: above, columns: above.length });
  const original = { picture: problem.picture(truth), title: 'ground truth' };
  const blank = { picture: { ...original.picture, values: original.picture.values.map(() => 1) }, title: '' };
  const below: Tile[] = candidates.map(({ error }) => ({
    picture: error ?? blank.picture,
    title: `error × ${ERROR_GAIN}`,
  }));
  return contactSheet({
    heading: problem.description,
    tiles: [original, ...above, blank, ...below],
    columns: candidates.length + 1,
  });
}

import { contactSheet, encodePng, type Picture, type Tile } from '@fourier-features/pictures';
import type { TrainingOptions } from '../../commands/trainingOptions.ts';
import { chooseEngine } from '../../engine.ts';
import { readPicture } from '../../files/inputs.ts';
import { type OutputFolder, openOutputFolder } from '../../files/outputs.ts';
import { catchInterrupt } from '../../terminal/interrupt.ts';
import { say } from '../../terminal/say.ts';
import { sayNowAndThen } from '../../terminal/sayNowAndThen.ts';
import { encodingTitle } from '../comparison/encodingTitle.ts';
import { learnEach } from '../comparison/learnEach.ts';
import { markdownTable } from '../comparison/markdownTable.ts';
import { writeComparison } from '../comparison/writeComparison.ts';
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

/** An encoding's report, what it made of the measurements, and its error where the truth is known. */
interface LearntRun {
  readonly report: ReconstructionReport;
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
  let runs: LearntRun[] | undefined;
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
    runs = await learnEach<ReconstructionSettings, ReconstructionReport, LearntRun>({
      allSettings: request.allSettings,
      path,
      inputSha256: problem.sha256,
      resume: options.resume === true,
      pictureName: 'reconstruction.png',
      fit: async (settings, folder, resume) => {
        const outcome = await runReconstruction({
          problem,
          settings,
          engine,
          out: folder,
          resume,
          signal: interrupt.signal,
        });
        if (outcome.kind === 'interrupted') return outcome;
        const { report, visible } = outcome;
        const error = errorPicture(problem, visible);
        return { kind: 'done', report, picture: problem.picture(visible), error };
      },
      recall: async (report, picture) => ({ report, picture, error: await readPictureOf(report, 'error') }),
    });
  } finally {
    interrupt.release();
  }
  if (!runs) return;
  candidates.push(...runs.map(learnt));
  const table = comparisonTable(candidates);
  const baselines = candidates
    .filter(({ steps }) => steps === null)
    .map(({ method, test, seconds }) => ({ method, test, seconds }));
  const sheet = await comparisonSheet(problem, candidates);
  const report = { task: `${problem.task}-compare`, baselines, runs: runs.map((run) => run.report) };
  await writeComparison(out, { sheet, table, report }, options);
}

/** A picture that an earlier run has written. */
async function readPictureOf({ files }: ReconstructionReport, name: string): Promise<Picture | undefined> {
  const path = files[name];
  return path === undefined ? undefined : (await readPicture(path, 1)).picture;
}

function learnt({ report, picture, error }: LearntRun): Candidate {
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
  const values = await solve(sayNowAndThen(name), signal);
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
  const columns = ['method', 'scale', 'PSNR (dB)', 'SSIM', 'steps', 'seconds'];
  const rows = candidates.map(({ method, scale, test, steps, seconds }) => [
    method,
    scale ?? '—',
    test?.psnr.toFixed(2) ?? '—',
    test?.ssim?.toFixed(4) ?? '—',
    steps ?? '—',
    seconds.toFixed(1),
  ]);
  return markdownTable(columns, rows);
}

/** Reconstructions above, their errors below, the truth first where there is one. */
function comparisonSheet(problem: InverseProblem, candidates: readonly Candidate[]): Promise<Uint8Array> {
  const { truth } = problem;
  const above: Tile[] = candidates.map(({ method, test, picture }) => ({
    picture,
    title: encodingTitle(method),
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

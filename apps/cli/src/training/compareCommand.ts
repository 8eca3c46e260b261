import { join, resolve } from 'node:path';
import type { Engine } from '@fourier-features/core';
import { contactSheet, encodePng } from '@fourier-features/pictures';
import type { FitSettings, Task, TaskInput } from '@fourier-features/tasks';
import { Command } from 'commander';
import { chooseEngine } from '../engine.ts';
import { type OutputFolder, openOutputFolder } from '../files/outputFolder.ts';
import { occupied } from '../files/target.ts';
import { catchInterrupt } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import { quoted } from '../terminal/quoted.ts';
import { say } from '../terminal/say.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { OutputError } from '../terminal/userError.ts';
import { type Candidate, comparisonSheet, comparisonTable } from './comparison.ts';
import { CHECKPOINT_NAME } from './followFit.ts';
import { findPriorRun, type PriorRun } from './priorRun.ts';
import type { TaskCommand } from './taskCommand.ts';
import { trainField } from './trainField.ts';
import { addTrainingOptions } from './trainingOptions.ts';
import type { TrainingValues } from './trainingValues.ts';

/** Returns the command that fits one input with several encodings, next to baselines if the task has some. */
export function compareCommand<
  Input extends TaskInput,
  Settings extends FitSettings,
  Values extends TrainingValues,
>(
  taskCommand: TaskCommand<Input, Settings, Values>,
  {
    description,
    help,
    folder,
  }: {
    description: string;
    help: string;
    /** Folder for the results if `--out` is left out, other than one named after the input. */
    folder?: string | undefined;
  },
): Command {
  const { argument } = taskCommand;
  const command = new Command('compare')
    .description(description)
    .argument(argument.flags, argument.description);
  return addTrainingOptions(command, taskCommand, 'all')
    .addHelpText('after', help)
    .action((source: string | undefined, values: Values) => compare(taskCommand, source, values, folder));
}

/** Where and of what a comparison is made. */
interface Comparison<Input extends TaskInput, Settings extends FitSettings> {
  readonly task: Task<Input, Settings>;
  readonly input: Input;
  readonly engine: Engine;
  readonly engineDescription: string;
  readonly out: OutputFolder;
  /** What earlier runs left, by encoding. */
  readonly priors: ReadonlyMap<string, PriorRun>;
  readonly signal: AbortSignal;
}

/** Solves an input by its baselines and by each encoding; writes one sheet and a table. Sets the exit code 130 if interrupted. */
async function compare<Input extends TaskInput, Settings extends FitSettings, Values extends TrainingValues>(
  taskCommand: TaskCommand<Input, Settings, Values>,
  source: string | undefined,
  values: Values,
  folder: string | undefined,
): Promise<void> {
  const { task } = taskCommand;
  const input = await taskCommand.read(source, values);
  const settings = taskCommand.settings(values);
  const all = task.comparedEncodings.map((encoding) => task.settings(encoding, settings, input));
  const { engine, description: engineDescription } = await chooseEngine(values);
  const resume = values.resume === true;
  const out = await openOutputFolder(folder ?? `${input.name}-compare`, values, { resume });
  const priors = new Map<string, PriorRun>();
  for (const each of resume ? all : []) {
    const path = join(out.path, each.encoding);
    const prior = await findPriorRun(path, task, each, input);
    if (prior?.kind === 'other' && !values.overwrite)
      throw occupied(path, 'holds work on another input, with other settings or by another version');
    priors.set(each.encoding, prior);
  }
  say(`${input.description}; ${engineDescription}`);
  for (const warning of input.warnings) say(`warning: ${warning}`);
  const interrupt = catchInterrupt();
  const comparison = { task, input, engine, engineDescription, out, priors, signal: interrupt.signal };
  try {
    const baselines = await solveBaselines(comparison);
    const fits = baselines && (await fitEach(comparison, all));
    if (!fits) {
      process.exitCode = 130;
      return;
    }
    const candidates = [...baselines, ...fits];
    const table = comparisonTable(candidates);
    const sheet = await contactSheet(comparisonSheet(task, input, candidates));
    const files = { sheet: await out.write('sheet.png', sheet), table: await out.write('table.md', table) };
    const report = {
      task: `${task.name}-compare`,
      ...(baselines.length > 0
        ? {
            baselines: baselines.map(({ method, solution, seconds }) => ({
              method,
              scores: solution.scores,
              seconds,
            })),
          }
        : {}),
      runs: fits.map((fit) => fit.report),
      files,
    };
    const paths = Object.entries(files).map(([name, each]) => `${name}: ${resolve(each)}`);
    print(report, values.json, [table, ...paths].join('\n'));
  } finally {
    interrupt.release();
  }
}

/** Undefined if interrupted. */
async function solveBaselines<Input extends TaskInput, Settings extends FitSettings>({
  task,
  input,
  out,
  signal,
}: Comparison<Input, Settings>): Promise<Candidate[] | undefined> {
  const candidates: Candidate[] = [];
  for (const { name, solve } of task.baselines?.(input) ?? []) {
    const started = performance.now();
    try {
      const solution = await solve({ onProgress: sayProgress(name), signal });
      const seconds = (performance.now() - started) / 1000;
      await out.write(`${name}.png`, await encodePng(solution.picture));
      candidates.push({ method: name, scale: null, steps: null, seconds, solution });
    } catch (error) {
      if (!signal.aborted || error instanceof OutputError) throw error;
      say(`stopped in ${name}; to continue, add --resume --out ${quoted(out.path)} to the same command`);
      return undefined;
    }
  }
  return candidates;
}

/** Makes the fits that were not made before. Undefined if interrupted. */
async function fitEach<Input extends TaskInput, Settings extends FitSettings>(
  { priors, ...comparison }: Comparison<Input, Settings>,
  all: readonly Settings[],
): Promise<(Candidate & { report: object })[] | undefined> {
  const { out } = comparison;
  const fits: (Candidate & { report: object })[] = [];
  for (const settings of all) {
    const { encoding } = settings;
    const folder = await out.subfolder(encoding);
    const prior = priors.get(encoding);
    const { checkpoint: resume, engines: earlier } = prior?.kind === 'checkpoint' ? prior : {};
    if (resume) folder.adopt(CHECKPOINT_NAME);
    if (prior?.kind === 'done') say(`${encoding}: already done`);
    const outcome =
      prior?.kind === 'done'
        ? prior
        : await trainField({
            ...comparison,
            settings,
            out: folder,
            resume,
            earlier,
          });
    if (outcome.kind === 'interrupted') {
      say(
        `stopped in ${encoding} after ${outcome.step} of ${settings.steps} steps; to continue, add --resume --out ${quoted(out.path)} to the same command`,
      );
      return undefined;
    }
    const { report, solution } = outcome;
    const { scale, steps, seconds } = report;
    fits.push({ method: encoding, scale, steps, seconds, solution, report });
  }
  return fits;
}

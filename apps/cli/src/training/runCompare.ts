import { join, resolve } from 'node:path';
import type { Engine } from '@fourier-features/core';
import type { EngineName } from '@fourier-features/engines';
import { contactSheet, encodePng } from '@fourier-features/pictures';
import { choiceLabel, choiceOf, type FitSettings, type Task, type TaskInput } from '@fourier-features/tasks';
import { chooseEngine, engineGiven } from '../engine.ts';
import { type OutputFolder, openOutputFolder } from '../files/outputFolder.ts';
import { occupied } from '../files/target.ts';
import { INTERRUPTED_CODE, type Interrupt, type Phase, writing } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import { quoted } from '../terminal/quoted.ts';
import { say } from '../terminal/say.ts';
import { sayLines } from '../terminal/sayLines.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { type Candidate, comparisonSheet, comparisonTable } from './comparison.ts';
import { DOUBTFUL_CODE, refuseDoubts, sayDoubts } from './doubts.ts';
import { ownOptions } from './fieldOptions.ts';
import { CHECKPOINT_NAME } from './followFit.ts';
import { findPriorRun, type PriorRun } from './priorRun.ts';
import type { LoadedTask } from './taskCommand.ts';
import { trainField } from './trainField.ts';
import type { TrainingValues } from './trainingValues.ts';

/** Where and of what a comparison is made. */
interface Comparison<Input extends TaskInput, Settings extends FitSettings> {
  readonly task: Task<Input, Settings>;
  readonly input: Input;
  readonly engine: Engine;
  readonly engineDescription: string;
  readonly out: OutputFolder;
  /** What earlier runs left, by method. */
  readonly priors: ReadonlyMap<string, PriorRun>;
  readonly interrupt: Interrupt;
}

/** Returns how a comparison that was stopped is continued, on an engine if one is named. */
function toContinue({ path }: OutputFolder, engine?: EngineName): string {
  return `to continue, add --resume${engineGiven(engine)} --out ${quoted(path)} to the same command`;
}

/** Solves an input by its baselines and by each field; writes one sheet and a table. Sets the exit code 130 if interrupted. */
export async function runCompare<
  Input extends TaskInput,
  Settings extends FitSettings,
  Values extends TrainingValues,
>(
  taskCommand: LoadedTask<Input, Settings, Values>,
  source: string | undefined,
  values: Values,
  interrupt: Interrupt,
  folder?: string,
): Promise<void> {
  const { task } = taskCommand;
  const input = await taskCommand.read(source, values, interrupt);
  refuseDoubts(input, values.strict === true);
  const all = comparedSettings(taskCommand, input, values);
  const { engine, description: engineDescription } = await chooseEngine(
    values,
    all.some(({ field }) => field !== 'fourier'),
  );
  const resume = values.resume === true;
  const out = await openOutputFolder(folder ?? `${input.name}-compare`, values, { resume });
  const priors = new Map<string, PriorRun>();
  for (const each of resume ? all : []) {
    const method = choiceOf(each);
    const path = join(out.path, method);
    const prior = await findPriorRun(path, task, each, input);
    if (prior?.kind === 'other' && !values.overwrite)
      throw occupied(path, 'holds work on another input, with other settings or by another version');
    priors.set(method, prior);
  }
  say(`${input.description}; ${engineDescription}`);
  sayDoubts(input);
  const comparison = { task, input, engine, engineDescription, out, priors, interrupt };
  const baselines = await solveBaselines(comparison);
  const fits = await fitEach(comparison, all);
  if (!fits) {
    process.exitCode = INTERRUPTED_CODE;
    return;
  }
  await interrupt.enter(stopping('before the sheet', out));
  const candidates = [...baselines, ...fits];
  const table = comparisonTable(candidates);
  const sheet = await contactSheet(comparisonSheet(task, input, candidates));
  await interrupt.enter(writing());
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
  if (values.strict && fits.some(({ warnings }) => warnings.length > 0)) process.exitCode = DOUBTFUL_CODE;
}

/** Returns the settings of each fit: of the fields given, or of the encodings that the task compares. */
function comparedSettings<
  Input extends TaskInput,
  Settings extends FitSettings,
  Values extends TrainingValues,
>(
  { task, settings }: Pick<LoadedTask<Input, Settings, Values>, 'task' | 'settings'>,
  input: Input,
  values: Values,
): Settings[] {
  const options = settings(values);
  const { fields } = values;
  if (!fields) return task.comparedEncodings.map((encoding) => task.settings(encoding, options, input));
  return fields.map((field) => task.settings(field, ownOptions(field, options), input));
}

/** The phase of work between fits, which is done again when the comparison is resumed. */
function stopping(where: string, out: OutputFolder): Phase {
  const announcement = 'stopping; finished fits are saved';
  return { announcement, action: 'stop', outcome: `stopped ${where}; ${toContinue(out)}` };
}

async function solveBaselines<Input extends TaskInput, Settings extends FitSettings>({
  task,
  input,
  out,
  interrupt,
}: Comparison<Input, Settings>): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const { name, solve } of task.baselines?.(input) ?? []) {
    await interrupt.enter(stopping(`in ${name}`, out));
    const started = performance.now();
    const solution = await solve({ onProgress: sayProgress(name), signal: interrupt.signal });
    const seconds = (performance.now() - started) / 1000;
    const picture = await encodePng(solution.picture);
    await interrupt.enter(writing(`stopped after ${name}; ${toContinue(out)}`));
    await out.write(`${name}.png`, picture);
    candidates.push({ method: name, scale: null, parameterCount: null, steps: null, seconds, solution });
  }
  return candidates;
}

/** A fit of a comparison. */
type Fitted = Candidate & { readonly report: object; readonly warnings: readonly string[] };

/** Makes the fits that were not made before. Undefined if interrupted. */
async function fitEach<Input extends TaskInput, Settings extends FitSettings>(
  { priors, ...comparison }: Comparison<Input, Settings>,
  all: readonly Settings[],
): Promise<Fitted[] | undefined> {
  const { out } = comparison;
  const fits: Fitted[] = [];
  for (const settings of all) {
    const method = choiceOf(settings);
    const folder = await out.subfolder(method);
    const prior = priors.get(method);
    const { checkpoint: resume, engines: earlier } = prior?.kind === 'checkpoint' ? prior : {};
    if (resume) folder.adopt(CHECKPOINT_NAME);
    if (prior?.kind === 'done') say(`${method}: already done`);
    const outcome =
      prior?.kind === 'done'
        ? prior
        : await trainField({
            ...comparison,
            settings,
            out: folder,
            resume,
            earlier,
            toContinue: (_, on) => toContinue(out, on),
          });
    if (outcome.kind === 'interrupted') {
      sayLines(`stopped in ${method} after ${outcome.step} of ${settings.steps} steps; ${toContinue(out)}`);
      return undefined;
    }
    const { report, solution, warnings } = outcome;
    const { scale, parameterCount, steps, seconds, lastTenth } = report;
    const dead = report.dead === true;
    fits.push({
      ...{ method: choiceLabel(method), scale, parameterCount, steps, seconds, solution, lastTenth, dead },
      ...{ report, warnings },
    });
  }
  return fits;
}

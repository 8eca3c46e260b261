import { dirname, join } from 'node:path';
import type { EngineName } from '@fourier-features/engines';
import { choiceOf, type FieldChoice, type FitSettings, type TaskInput } from '@fourier-features/tasks';
import type { Command } from 'commander';
import { chooseEngine, engineGiven } from '../engine.ts';
import { isSame } from '../files/inputIdentity.ts';
import { openOutputFolder } from '../files/outputFolder.ts';
import { INTERRUPTED_CODE, type Interrupt } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import { quoted } from '../terminal/quoted.ts';
import { say } from '../terminal/say.ts';
import { sayLines } from '../terminal/sayLines.ts';
import { UserError } from '../terminal/userError.ts';
import { DOUBTFUL_CODE, refuseDoubts, sayDoubts } from './doubts.ts';
import { CHECKPOINT_NAME } from './followFit.ts';
import { fitText } from './report.ts';
import { checkSameInput, continued, readResumed } from './resume.ts';
import { automaticScale } from './scale.ts';
import type { LoadedTask } from './taskCommand.ts';
import { trainField } from './trainField.ts';
import type { TrainingValues } from './trainingValues.ts';

/** Fits one field and prints how it went. Sets the exit code 130 if it was interrupted. */
export async function runFit<
  Input extends TaskInput,
  Settings extends FitSettings,
  Values extends TrainingValues,
>(
  taskCommand: LoadedTask<Input, Settings, Values>,
  source: string | undefined,
  values: Values,
  command: Command,
  interrupt: Interrupt,
): Promise<void> {
  const { task } = taskCommand;
  const resumed =
    typeof values.resume === 'string'
      ? await readResumed<Settings>(values.resume, taskCommand, command)
      : undefined;
  const input = await taskCommand.read(
    source,
    resumed ? continued(resumed.settings, values) : values,
    interrupt,
  );
  if (resumed) checkSameInput(input, resumed);
  refuseDoubts(input, values.strict === true);
  const planned = resumed
    ? retargeted(resumed.settings, task.targetMeasure(input), values.target)
    : task.settings(fieldChoice(values), taskCommand.settings(values), input);
  if (typeof values.scale === 'number' && planned.scale === null)
    throw new UserError(`--scale: the encoding ${planned.encoding} has no scale. Leave out the option.`);
  if (values.probe !== undefined && !planned.scaleFrom)
    throw new UserError('--probe: decides only among scales of --scale auto. Leave out the option.');
  const { engine, description: engineDescription } = await chooseEngine(values, planned.field !== 'fourier');
  const name = `${input.name}-${choiceOf(planned)}`;
  const place = resumed ? await continuedFolder(values) : undefined;
  const out = await openOutputFolder(place ?? name, values, { resume: place !== undefined });
  if (place !== undefined) out.adopt(CHECKPOINT_NAME);
  say(`${input.description}; ${engineDescription}`);
  sayDoubts(input);
  const scaleChoice =
    planned.scaleFrom && !resumed
      ? await automaticScale(task, input, planned, { engine, steps: values.probe, signal: interrupt.signal })
      : undefined;
  const settings = scaleChoice ? { ...planned, scale: scaleChoice.chosen } : planned;
  const [resume, earlier] = [resumed?.checkpoint, resumed?.engines];
  const again = `fourier-features ${taskCommand.invocation(source, values)}`;
  const given = values.engine === 'auto' ? undefined : values.engine;
  const toContinue = (checkpoint: string, on: EngineName | undefined = given): string =>
    `to continue:\n  ${again}${engineGiven(on)} --resume ${quoted(checkpoint)} --out ${quoted(out.path)}`;
  const outcome = await trainField({
    ...{ task, input, settings, engine, engineDescription, out },
    ...{ resume, earlier, scaleChoice, interrupt, toContinue },
  });
  if (outcome.kind === 'interrupted') {
    process.exitCode = INTERRUPTED_CODE;
    sayLines(`stopped after ${outcome.step} of ${settings.steps} steps; ${toContinue(outcome.checkpoint)}`);
    return;
  }
  print(outcome.report, values.json, fitText(outcome.report, outcome.solution.notes));
  if (values.strict && outcome.warnings.length > 0) process.exitCode = DOUBTFUL_CODE;
}

/** Returns what is fitted: a field, or `fourier` with the encoding that is named. */
function fieldChoice({ field = 'fourier', encoding }: TrainingValues): FieldChoice {
  return field === 'fourier' ? (encoding ?? field) : field;
}

/** Returns the folder of the checkpoint that `--resume` names, if results go there; undefined if they go elsewhere. */
async function continuedFolder({ resume, out }: TrainingValues): Promise<string | undefined> {
  const checkpoint = String(resume);
  const folder = out ?? dirname(checkpoint);
  return (await isSame(join(folder, CHECKPOINT_NAME), checkpoint)) ? folder : undefined;
}

/** Returns settings with another target, if one is given. */
function retargeted<Settings extends FitSettings>(
  settings: Settings,
  measure: string,
  target: number | undefined,
): Settings {
  return target === undefined ? settings : { ...settings, stop: { measure, target } };
}

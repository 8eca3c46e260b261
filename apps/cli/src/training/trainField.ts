import { join } from 'node:path';
import { EngineLostError } from '@fourier-features/core';
import { encodeField } from '@fourier-features/core/storage';
import type { EngineName } from '@fourier-features/engines';
import { contactSheet, encodePng } from '@fourier-features/pictures';
import {
  choiceOf,
  type FitSettings,
  type Result,
  type ResultContent,
  type TaskInput,
} from '@fourier-features/tasks';
import { slashed } from '../files/slashed.ts';
import { type Phase, writing } from '../terminal/interrupt.ts';
import { say } from '../terminal/say.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { UserError } from '../terminal/userError.ts';
import { curvePicture } from './curvePicture.ts';
import { divergenceCure } from './divergenceText.ts';
import { ENGINES, type EnginePart, engineWarning } from './enginePart.ts';
import { CHECKPOINT_NAME, type Followed, followFit, SECONDS_BETWEEN_CHECKPOINTS } from './followFit.ts';
import { evaluationLossText } from './lossText.ts';
import { type FitReport, fitReport, manifestOf, warningsOf } from './report.ts';
import { scaleChart } from './scale.ts';
import type { Training } from './training.ts';

export type Trained =
  | {
      readonly kind: 'done';
      readonly report: FitReport;
      readonly solution: Result;
      /** What people should be warned of in the result. */
      readonly warnings: readonly string[];
    }
  | Extract<Followed, { kind: 'interrupted' }>;

const TRAINING: Phase = {
  announcement: 'stopping once a checkpoint is saved; interrupt again to quit without saving',
  action: 'save',
  outcome: 'stopped',
};

/**
 * Trains a field and writes its files; if interrupted, writes a checkpoint instead. The field, its curve, a manifest and a
 * last checkpoint are written before the field is evaluated: whatever happens then, a run that resumes completes the rest.
 *
 * @throws the signal's reason if interrupted after the training; UserError if the fit diverges, the engine loses its device or a
 * file cannot be written.
 */
export async function trainField<Input extends TaskInput, Settings extends FitSettings>(
  training: Training<Input, Settings>,
): Promise<Trained> {
  const {
    task,
    input,
    settings,
    engine,
    out,
    resume,
    scaleChoice,
    interrupt,
    toContinue,
    earlier = [],
  } = training;
  const method = choiceOf(settings);
  const aside = await out.setAside(CHECKPOINT_NAME);
  if (aside !== undefined) say(`the checkpoint of another run is now ${aside}`);
  const resumedFrom = resume?.optimizerState.updates ?? 0;
  const part = { engine: engine.name, description: training.engineDescription, firstStep: resumedFrom };
  const otherEngine = engineWarning(earlier, part);
  if (otherEngine) say(`warning: ${otherEngine}`);
  const engines: readonly EnginePart[] = [...earlier, part];
  const identity = { task: task.name, settings: JSON.stringify(settings) };
  const checkpointMetadata = { ...identity, input_sha256: input.sha256, [ENGINES]: JSON.stringify(engines) };
  const checkpointPath = join(out.path, CHECKPOINT_NAME);
  const losable = { engine: engine.name, toContinue: (on: EngineName) => toContinue(checkpointPath, on) };
  await interrupt.enter(TRAINING);
  const { signal } = interrupt;
  const followed = await followFit(
    task.fit(input, settings, { engine, resume, signal, checkpointSeconds: SECONDS_BETWEEN_CHECKPOINTS }),
    {
      label: method,
      steps: settings.steps,
      firstStep: resumedFrom,
      cure: divergenceCure(settings),
      losable,
      out,
      metadata: checkpointMetadata,
      encode: task.encodeCheckpoint,
    },
  );
  if (followed.kind === 'interrupted') return followed;
  const { end } = followed;
  const continuation = toContinue(checkpointPath);
  const outcome = `stopped before ${method} was evaluated; the field is saved; ${continuation}`;
  await interrupt.enter(writing(outcome));
  const field = encodeField({
    field: end.field,
    metadata: { ...task.fieldMetadata(input, settings), ...identity },
  });
  const trained: Record<string, string> = {};
  const results: Record<string, string> = {};
  const writeManifest = async (
    solution: Result | undefined,
    missing: readonly string[],
  ): Promise<FitReport> => {
    const files = { ...results, ...trained, manifest: slashed(join(out.path, 'manifest.json')) };
    const report = fitReport({ training, followed, solution, files });
    const manifest = await manifestOf({
      ...{ report, training, followed, field, resumedFrom, engines, solution, missing },
    });
    await out.write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
    return report;
  };
  trained['field'] = await out.write('field.safetensors', field);
  await writeManifest(undefined, ['curve.svg', 'scores', ...task.resultFiles(input)]);
  const checkpoint = task.encodeCheckpoint({ checkpoint: end.checkpoint, metadata: checkpointMetadata });
  await out.write(CHECKPOINT_NAME, checkpoint);
  trained['curve'] = await out.write('curve.svg', curvePicture(end.curve, task.curveLines(input), settings));
  if (scaleChoice) results['scale'] = await out.write('scale.svg', scaleChart(scaleChoice, task.scaleUnit));
  await interrupt.enter({ announcement: 'stopping; the field is saved', action: 'stop', outcome });
  say(`${method}: evaluating`);
  const onProgress = sayProgress('evaluating');
  const solution = await task
    .result(end.field, input, settings, { engine, onProgress, signal })
    .catch((error: unknown) => {
      if (!(error instanceof EngineLostError)) throw error;
      throw new UserError(`${method}: ${evaluationLossText(error, losable)}`, { cause: error });
    });
  const warnings = warningsOf(solution, settings);
  for (const warning of warnings) say(`warning: ${method}: ${warning}`);
  const contents: [key: string, name: string, bytes: Uint8Array][] = [];
  for (const { key, name, content } of solution.files) contents.push([key, name, await encoded(content)]);
  await interrupt.enter(writing(`stopped after ${method}; ${continuation}`));
  for (const [key, name, bytes] of contents) results[key] = await out.write(name, bytes);
  const report = await writeManifest(solution, []);
  await out.remove(CHECKPOINT_NAME);
  return { kind: 'done', report, solution, warnings };
}

async function encoded(content: ResultContent): Promise<Uint8Array> {
  if (content.kind === 'bytes') return content.bytes;
  if (content.kind === 'picture') return encodePng(content.picture, { bitDepth: content.bitDepth });
  return contactSheet(content.sheet);
}

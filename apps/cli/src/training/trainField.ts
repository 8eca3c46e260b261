import { join } from 'node:path';
import { encodeField } from '@fourier-features/core';
import { contactSheet, encodePng } from '@fourier-features/pictures';
import type { FitSettings, Result, TaskInput } from '@fourier-features/tasks';
import { say } from '../terminal/say.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { curvePicture } from './curvePicture.ts';
import { ENGINES, type EnginePart, engineWarning } from './enginePart.ts';
import { CHECKPOINT_NAME, type Followed, followFit, SECONDS_BETWEEN_CHECKPOINTS } from './followFit.ts';
import { type FitReport, fitReport, manifestOf } from './report.ts';
import { scaleChart } from './scale.ts';
import type { Training } from './training.ts';

export type Trained =
  | { readonly kind: 'done'; readonly report: FitReport; readonly solution: Result }
  | Extract<Followed, { kind: 'interrupted' }>;

/** Trains a field and writes its files; if interrupted, writes a checkpoint instead. */
export async function trainField<Input extends TaskInput, Settings extends FitSettings>(
  training: Training<Input, Settings>,
): Promise<Trained> {
  const { task, input, settings, engine, out, resume, scaleChoice, signal, earlier = [] } = training;
  const aside = await out.setAside(CHECKPOINT_NAME);
  if (aside !== undefined) say(`the checkpoint of another run is now ${aside}`);
  const resumedFrom = resume?.optimizerState.updates ?? 0;
  const warning = engineWarning(earlier, engine.name);
  if (warning) say(`warning: ${warning}`);
  const part = { engine: engine.name, description: training.engineDescription, firstStep: resumedFrom };
  const engines: readonly EnginePart[] = [...earlier, part];
  const files: Record<string, string> = {};
  if (scaleChoice) files['scale'] = await out.write('scale.svg', scaleChart(scaleChoice, task.scaleUnit));
  const identity = { task: task.name, settings: JSON.stringify(settings) };
  const followed = await followFit(
    task.fit(input, settings, { engine, resume, signal, checkpointSeconds: SECONDS_BETWEEN_CHECKPOINTS }),
    {
      label: settings.encoding,
      steps: settings.steps,
      firstStep: resumedFrom,
      out,
      metadata: { ...identity, input_sha256: input.sha256, [ENGINES]: JSON.stringify(engines) },
      encode: task.encodeCheckpoint,
    },
  );
  if (followed.kind === 'interrupted') return followed;
  const { end } = followed;
  say(`${settings.encoding}: evaluating`);
  const onProgress = sayProgress('evaluating');
  // Not interruptible: the training is over, and its result must not be lost.
  const solution = await task.result(end.field, input, settings, { engine, onProgress });
  for (const { key, name, content } of solution.files) {
    files[key] = await out.write(
      name,
      content.kind === 'bytes'
        ? content.bytes
        : content.kind === 'picture'
          ? await encodePng(content.picture, { bitDepth: content.bitDepth })
          : await contactSheet(content.sheet),
    );
  }
  const metadata = { ...task.fieldMetadata(input, settings), ...identity };
  const field = encodeField({ field: end.field, metadata });
  files['field'] = await out.write('field.safetensors', field);
  files['curve'] = await out.write('curve.svg', curvePicture(end.curve, task.curveLines(input), settings));
  files['manifest'] = join(out.path, 'manifest.json');
  const report = fitReport({ training, followed, solution, files });
  const manifest = await manifestOf({ report, training, followed, field, resumedFrom, engines });
  await out.write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  await out.remove(CHECKPOINT_NAME);
  return { kind: 'done', report, solution };
}

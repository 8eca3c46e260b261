import { join } from 'node:path';
import {
  type Checkpoint,
  type Engine,
  encodeField,
  evaluateField,
  type FitEnd,
  gridCoordinates,
} from '@fourier-features/core';
import { curveChart, encodePng } from '@fourier-features/pictures';
import type { OutputFolder } from '../../files/outputs.ts';
import { fitProvenance, fitReport } from '../fitReport.ts';
import { CHECKPOINT_NAME, type Followed, followFit, SECONDS_BETWEEN_CHECKPOINTS } from '../followFit.ts';
import { type ScaleChoice, scaleUnit, writeScaleChoice } from '../scaleChoice.ts';
import { errorPicture, type InverseProblem, type ReconstructionSettings } from './inverseProblem.ts';
import type { ReconstructionManifest, ReconstructionReport } from './reconstructionReport.ts';

export interface ReconstructionRun {
  readonly problem: InverseProblem;
  readonly settings: ReconstructionSettings;
  readonly engine: Engine;
  readonly out: OutputFolder;
  readonly resume: Checkpoint | undefined;
  /** How the scale was chosen, if from the data. */
  readonly scaleChoice?: ScaleChoice | undefined;
  readonly signal: AbortSignal;
}

export type ReconstructionOutcome =
  | {
      readonly kind: 'done';
      readonly report: ReconstructionReport;
      /** What people look at; see `InverseProblem.visible`. */
      readonly visible: Float32Array;
    }
  | Extract<Followed, { kind: 'interrupted' }>;

/** Learns a field from measurements and writes its files; interrupted, it writes a checkpoint instead. */
export async function runReconstruction(run: ReconstructionRun): Promise<ReconstructionOutcome> {
  const { problem, settings, engine, out, resume, signal } = run;
  const { task, name, sha256, operator } = problem;
  const resumedFrom = resume?.optimizerState.updates ?? 0;
  const choice = await writeScaleChoice(out, run.scaleChoice, scaleUnit(settings.encoding));
  const followed = await followFit(
    problem.fit(settings, { engine, resume, signal, checkpointSeconds: SECONDS_BETWEEN_CHECKPOINTS }),
    {
      label: settings.encoding,
      steps: settings.steps,
      firstStep: resumedFrom,
      out,
      metadata: { task, settings: JSON.stringify(settings), input_sha256: sha256 },
    },
  );
  if (followed.kind === 'interrupted') return followed;
  const { end } = followed;
  const visible = problem.visible(await gridValues(engine, end, problem));
  const field = encodeField({
    field: end.field,
    metadata: { task, shape: JSON.stringify(operator.inputShape), settings: JSON.stringify(settings) },
  });
  const error = errorPicture(problem, visible);
  const files: Record<string, string> = { ...choice.files };
  for (const { name: file, content } of await problem.encode(visible))
    files[keyOf(file)] = await out.write(file, content);
  if (error) files['error'] = await out.write('error.png', await encodePng(error));
  const measurements = problem.encodeMeasurements();
  files['measurements'] = await out.write(measurements.name, measurements.content);
  files['field'] = await out.write('field.safetensors', field);
  files['curve'] = await out.write('curve.svg', curvePicture(end, settings));
  files['manifest'] = join(out.path, 'manifest.json');
  const report: ReconstructionReport = {
    task,
    ...fitReport(settings, engine, followed),
    ...choice.report,
    learningRate: settings.learningRate,
    measurement: settings.measurement,
    test: problem.score(visible) ?? null,
    files,
  };
  const input = { name, sha256, shape: operator.inputShape, measurements: operator.outputShape };
  const manifest: ReconstructionManifest = {
    ...report,
    ...fitProvenance(settings, input, field, resumedFrom, followed),
  };
  await out.write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  await out.remove(CHECKPOINT_NAME);
  return { kind: 'done', report, visible };
}

/** The field on the operator's grid, whose last axis may hold the field's channels. */
function gridValues(engine: Engine, { field }: FitEnd, { operator }: InverseProblem): Promise<Float32Array> {
  const dims = field.encoding.inputDim;
  const shape = operator.inputShape.slice(0, dims);
  return evaluateField(field, gridCoordinates(shape), { engine });
}

/** reconstruction.png → reconstruction, reconstruction.nii.gz → volume: how reports name files. */
function keyOf(file: string): string {
  return file.endsWith('.nii.gz') ? 'volume' : file.slice(0, file.indexOf('.'));
}

function curvePicture({ curve }: FitEnd, { encoding, scale }: ReconstructionSettings): string {
  const known = curve.some(({ truthPsnr }) => truthPsnr !== undefined);
  return curveChart({
    title: `Training curve, ${encoding}${scale === null ? '' : `, scale ${scale}`}`,
    xLabel: 'step',
    yLabel: known ? 'PSNR (dB)' : 'log10 of the loss',
    series: [
      {
        name: known ? 'ground truth' : 'measurements',
        points: curve.map(
          ({ step, truthPsnr, loss }) => [step, known ? truthPsnr! : Math.log10(loss)] as const,
        ),
      },
    ],
  });
}

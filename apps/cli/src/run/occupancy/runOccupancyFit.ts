import { join } from 'node:path';
import {
  type Checkpoint,
  cosineSchedule,
  type Engine,
  encodeField,
  evaluateField,
  type Field,
  type FitEnd,
} from '@fourier-features/core';
import { meshReport } from '@fourier-features/datasets';
import {
  boundarySampler,
  chamferDistance,
  createInsideTest,
  denormaliseMesh,
  drawTestPoints,
  extractMesh,
  fitOccupancy,
  iou,
  type MeshWithNormals,
  mixedSampler,
  type NormalMap,
  renderNormals,
  scoreOccupancy,
  uniformSampler,
  volumetricIou,
  writeGlb,
} from '@fourier-features/occupancy';
import { curveChart, encodePng } from '@fourier-features/pictures';
import type { OutputFolder } from '../../files/outputs.ts';
import type { InputShape } from '../../files/readShape.ts';
import { say } from '../../terminal/say.ts';
import { fitProvenance, fitReport } from '../fitReport.ts';
import { CHECKPOINT_NAME, type Followed, followFit, SECONDS_BETWEEN_CHECKPOINTS } from '../followFit.ts';
import { type ScaleChoice, scaleUnit, writeScaleChoice } from '../scaleChoice.ts';
import type {
  ExtractedMesh,
  OccupancyInput,
  OccupancyManifest,
  OccupancyReport,
  OccupancySettings,
} from './occupancyReport.ts';

export interface OccupancyRun {
  readonly input: InputShape;
  readonly settings: OccupancySettings;
  readonly engine: Engine;
  readonly out: OutputFolder;
  readonly resume: Checkpoint | undefined;
  /** Boundary IoU at which to stop. */
  readonly targetIou: number | undefined;
  /** Cells of the extracted mesh along its longest side. */
  readonly resolution: number;
  /** How the scale was chosen, if from the data. */
  readonly scaleChoice?: ScaleChoice | undefined;
  readonly signal: AbortSignal;
}

export type OccupancyOutcome =
  | { readonly kind: 'done'; readonly report: OccupancyReport; readonly normals: NormalMap }
  | Extract<Followed, { kind: 'interrupted' }>;

const TEST_POINTS = 2 ** 18;
/** Points of the boundary set that the curve is measured on. */
const CURVE_POINTS = 2 ** 14;
export const FINAL_RATE: number = 1 / 20;
const PICTURE_SIDE = 256;

/** Fits one shape and writes its files; interrupted, it writes a checkpoint instead. */
export async function runOccupancyFit(run: OccupancyRun): Promise<OccupancyOutcome> {
  const { input, settings, engine, out, resume } = run;
  const resumedFrom = resume?.optimizerState.updates ?? 0;
  const choice = await writeScaleChoice(out, run.scaleChoice, scaleUnit(settings.encoding));
  const followed = await followFit(startFit(run), {
    label: settings.encoding,
    steps: settings.steps,
    firstStep: resumedFrom,
    out,
    metadata: { task: 'occupancy', settings: JSON.stringify(settings), input_sha256: input.sha256 },
  });
  if (followed.kind === 'interrupted') return followed;
  const { end } = followed;
  say(`${settings.encoding}: scoring, extracting the mesh, drawing`);
  const { mesh, bounds } = input.normalised;
  const test = await scoreOccupancy(
    engine,
    end.field,
    drawTestPoints({ mesh, insideTest: input.insideTest, count: TEST_POINTS }),
  );
  const field = encodeField({ field: end.field, metadata: fieldMetadata(input, settings) });
  const normals = await renderNormals(engine, end.field, {
    width: PICTURE_SIDE,
    height: PICTURE_SIDE,
    bounds,
  });
  const extracted = await extracting(run, end.field);
  const files = {
    field: await out.write('field.safetensors', field),
    normals: await out.write('normals.png', await encodePng(normals)),
    curve: await out.write('curve.svg', curvePicture(end, settings)),
    ...(extracted
      ? {
          mesh: await out.write(
            'mesh.glb',
            await writeGlb(denormaliseMesh(extracted, input.normalised.normalisation)),
          ),
        }
      : {}),
    ...choice.files,
    manifest: join(out.path, 'manifest.json'),
  };
  const report: OccupancyReport = {
    task: 'occupancy',
    ...fitReport(settings, engine, followed),
    ...choice.report,
    test,
    mesh: extracted ? compareWithInput(run, extracted) : null,
    files,
  };
  const manifest: OccupancyManifest = {
    ...report,
    ...fitProvenance(settings, describeInput(input), field, resumedFrom, followed),
  };
  await out.write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  await out.remove(CHECKPOINT_NAME);
  return { kind: 'done', report, normals };
}

function startFit({
  input,
  settings,
  engine,
  resume,
  targetIou,
  signal,
}: OccupancyRun): ReturnType<typeof fitOccupancy> {
  const { encoding, scale, features, width, depth, steps, batch, learningRate, seed, points } = settings;
  const { mesh, bounds } = input.normalised;
  const uniform = uniformSampler(bounds);
  const { boundary } = drawTestPoints({ mesh, insideTest: input.insideTest, count: CURVE_POINTS, seed: 2 });
  return fitOccupancy({
    insideTest: input.insideTest,
    engine,
    encoding,
    scale,
    frequencyCount: features,
    width,
    depth,
    steps,
    batchSize: batch,
    sampler:
      points === 'uniform'
        ? uniform
        : mixedSampler([uniform, uniform, uniform, boundarySampler(mesh, { weighting: 'area' })]),
    learningRate: cosineSchedule({ initial: learningRate, final: learningRate * FINAL_RATE, steps }),
    seed,
    measure: async (evaluate) => ({ heldOutIou: iou(await evaluate(boundary.points), boundary.labels) }),
    ...(targetIou === undefined ? {} : { targetIou }),
    ...(resume ? { resume } : {}),
    checkpointSeconds: SECONDS_BETWEEN_CHECKPOINTS,
    signal,
  });
}

/** The field's surface in the domain; undefined where there is none. */
async function extracting(
  { input, engine, resolution }: OccupancyRun,
  field: Field,
): Promise<MeshWithNormals | undefined> {
  const { uniform } = drawTestPoints({
    mesh: input.normalised.mesh,
    insideTest: input.insideTest,
    count: CURVE_POINTS,
  });
  const values = await evaluateField(field, uniform.points, { engine });
  if (!values.some((value) => value > 0.5)) return undefined;
  return extractMesh(engine, field, { resolution, bounds: input.normalised.bounds });
}

function compareWithInput({ input, resolution }: OccupancyRun, mesh: MeshWithNormals): ExtractedMesh {
  const { vertices, faces, watertight, genus, components } = meshReport(mesh);
  return {
    vertices,
    faces,
    watertight,
    genus,
    components,
    resolution,
    volumetricIou: volumetricIou(createInsideTest(mesh), input.insideTest),
    chamfer: chamferDistance(mesh, input.normalised.mesh).chamfer,
  };
}

function describeInput({ name, sha256, report }: InputShape): OccupancyInput {
  return { name, sha256, report };
}

/** What `occupancy mesh` and `occupancy render` need to know of the shape. */
function fieldMetadata(
  { name, normalised }: InputShape,
  settings: OccupancySettings,
): Record<string, string> {
  return {
    task: 'occupancy',
    shape: name,
    normalisation: JSON.stringify(normalised.normalisation),
    bounds: JSON.stringify(normalised.bounds),
    settings: JSON.stringify(settings),
  };
}

function curvePicture({ curve }: FitEnd, { encoding, scale }: OccupancySettings): string {
  return curveChart({
    title: `Training curve, ${encoding}${scale === null ? '' : `, scale ${scale}`}`,
    xLabel: 'step',
    yLabel: 'boundary IoU',
    series: [{ name: 'held-out', points: curve.map(({ step, heldOutIou }) => [step, heldOutIou!] as const) }],
  });
}

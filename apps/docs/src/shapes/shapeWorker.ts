/** Trains shapes, extracts their surfaces, and opens fields that were saved. */
import type { ShownMesh } from '@fourier-features/components/shapes/shownMesh.ts';
import { type Surface, surfaceOf } from '@fourier-features/components/shapes/surfaceOf.ts';
import { serveWorker } from '@fourier-features/components/workers/serveWorker.ts';
import type { Engine, Field } from '@fourier-features/core';
import { decodeField } from '@fourier-features/core/storage';
import * as occupancy from '@fourier-features/occupancy';
import {
  type OccupancyInput,
  type OccupancySettings,
  occupancyTask,
  proceduralShapeInput,
  readShape,
  type ShapePlace,
  shapePlace,
} from '@fourier-features/tasks';
import { checkTask } from '../live/checkTask.ts';
import type { OpenedInput } from '../live/protocol.ts';
import { createTraining } from '../live/training.ts';
import { trainingCalls } from '../live/trainingCalls.ts';

/** A shape that was opened. */
export interface OpenedShape extends OpenedInput {
  readonly mesh: ShownMesh;
  readonly viewpoint: occupancy.Viewpoint;
}

/** A field from a file. */
export interface OpenedShapeField {
  readonly surface: Surface;
  readonly viewpoint: occupancy.Viewpoint;
}

/** A field in training by the number of its lane, or the one that was opened from a file. */
export type FieldName = number | 'opened';

export const meshFormats = ['glb', 'ply', 'obj'] as const;
export type MeshFormat = (typeof meshFormats)[number];

/** Cells while a field trains: few, since a surface costs as much as some steps. */
const PREVIEW_RESOLUTION = 40;
/** Cells of a field that rests. */
const FULL_RESOLUTION = 96;

const ENCODERS = {
  glb: occupancy.encodeGlb,
  ply: occupancy.encodePly,
  obj: occupancy.encodeObj,
} satisfies Record<MeshFormat, unknown>;

const training = createTraining<OccupancyInput, OccupancySettings, Surface>({
  task: occupancyTask,
  view: (field, { shape }, _, engine, detail) =>
    surfaceOf(field, shape.bounds, engine, detail === 'preview' ? PREVIEW_RESOLUTION : FULL_RESOLUTION),
});

let openedField: { readonly field: Field; readonly place: ShapePlace } | undefined;

async function openExample(name: string): Promise<OpenedShape> {
  return use(await proceduralShapeInput(name));
}

async function open(bytes: Uint8Array, name: string): Promise<OpenedShape> {
  return use(await readShape(bytes, name));
}

async function use(input: OccupancyInput): Promise<OpenedShape> {
  const { mesh } = input.shape;
  const viewpoint = occupancy.framingViewpoint(mesh.positions);
  return { ...(await training.use(input)), mesh, viewpoint };
}

async function openField(bytes: Uint8Array): Promise<OpenedShapeField> {
  const { field, metadata } = decodeField(bytes);
  checkTask(metadata, 'occupancy', 'a shape');
  const place = shapePlace(metadata);
  const surface = await training.withEngine(
    (engine) => surfaceOf(field, place.bounds, engine, FULL_RESOLUTION),
    { field },
  );
  openedField = { field, place };
  return { surface, viewpoint: place.viewpoint };
}

/** Returns the surface of a field as a file, in the coordinates of the mesh it was fitted to. */
function saveMesh(
  which: FieldName,
  resolution: number,
  format: MeshFormat,
): Promise<Uint8Array<ArrayBuffer>> {
  return onField(which, async (field, { bounds, normalisation }, engine) =>
    ENCODERS[format](await occupancy.extractMesh(field, { engine, bounds, normalisation, resolution })),
  );
}

function onField<Result>(
  which: FieldName,
  work: (
    field: Field,
    place: Pick<ShapePlace, 'bounds' | 'normalisation'>,
    engine: Engine,
  ) => Promise<Result>,
): Promise<Result> {
  if (which !== 'opened')
    return training.withField(which, (field, _, engine) => work(field, training.input().shape, engine));
  const shown = openedField;
  if (!shown) throw new Error('No field is open. Open a .safetensors file first.');
  return training.withEngine((engine) => work(shown.field, shown.place, engine), { field: shown.field });
}

const calls = {
  ...trainingCalls(training),
  ...{ openExample, open, openField, saveMesh },
};

/** What the page may call. */
export type ShapeWorker = typeof calls;

serveWorker(calls);

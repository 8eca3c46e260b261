/** Opens the fields of a result and renders what the page shows of them. */
import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import type { Detail } from '@fourier-features/components/scenes/detail.ts';
import {
  type SceneDrawer,
  type SceneGaze,
  sceneDrawer,
} from '@fourier-features/components/scenes/drawScene.ts';
import { type Surface, surfaceOf } from '@fourier-features/components/shapes/surfaceOf.ts';
import type { EngineFacts } from '@fourier-features/components/workers/engineFacts.ts';
import { createQueue } from '@fourier-features/components/workers/queue.ts';
import { serveWorker } from '@fourier-features/components/workers/serveWorker.ts';
import { type WorkerEngine, workerEngine } from '@fourier-features/components/workers/workerEngine.ts';
import { type Engine, isFourierRelu } from '@fourier-features/core';
import { type FieldFacts, factsOf, type OpenField, openField } from './openField.ts';
import { type PlaneView, renderPlane } from './renderPlane.ts';

/** Calls of an engine must not overlap. */
const queue = createQueue();
const fields = new Map<string, OpenField>();
const drawers = new Map<string, SceneDrawer>();
/** Ends the rendering that goes on. */
let rendering = new AbortController();

/** Opens the field at an address, by which the other calls name it. */
async function open(address: string): Promise<FieldFacts> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The field could not be read: the server answered ${response.status}.`);
  const opened = openField(new Uint8Array(await response.arrayBuffer()));
  fields.set(address, opened);
  return factsOf(opened);
}

/** Renders part of a picture or of a slice; undefined if `stop` was called before it was done. */
function plane(address: string, view: PlaneView): Promise<CanvasPicture | undefined> {
  return render((engine, signal) => {
    const opened = fieldAt(address);
    if (opened.kind !== 'picture' && opened.kind !== 'scan')
      throw new Error('plane: the field has no pictures');
    return renderPlane(opened, view, engine, signal);
  });
}

/** Extracts the surface of a shape. */
function surface(address: string, resolution: number): Promise<Surface> {
  return onEngine((engine) => {
    const opened = fieldAt(address);
    if (opened.kind !== 'shape') throw new Error('surface: the field has no surface');
    return surfaceOf(opened.field, opened.place.bounds, engine, resolution);
  });
}

/** Renders a scene from where the visitor stands; undefined if `stop` was called before it was done. */
function scene(
  address: string,
  options: { readonly gaze: SceneGaze; readonly side: number; readonly detail: Detail },
): Promise<CanvasPicture | undefined> {
  return render((engine, signal) => {
    const opened = fieldAt(address);
    if (opened.kind !== 'scene') throw new Error('scene: the field has no scene');
    const drawer = drawers.get(address) ?? sceneDrawer();
    drawers.set(address, drawer);
    return drawer.draw(opened.field, { ...options, look: opened.look, engine, signal });
  });
}

/** Ends the renderings that go on or wait. */
function stop(): void {
  rendering.abort();
  rendering = new AbortController();
}

/** Says which engine computes; opens it if none is open yet. */
async function engine(): Promise<EngineFacts> {
  return (await current()).facts();
}

/** Returns an engine that has all fields that are open. */
function current(): Promise<WorkerEngine> {
  return workerEngine('auto', ![...fields.values()].every(({ field }) => isFourierRelu(field)));
}

function fieldAt(address: string): OpenField {
  const opened = fields.get(address);
  if (!opened) throw new Error(`No field was opened at ${address}.`);
  return opened;
}

function onEngine<Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> {
  return queue.run(async () => work((await current()).engine));
}

async function render<Result>(
  work: (engine: Engine, signal: AbortSignal) => Promise<Result>,
): Promise<Result | undefined> {
  const { signal } = rendering;
  try {
    return await onEngine((each) => {
      signal.throwIfAborted();
      return work(each, signal);
    });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

const calls = { open, plane, surface, scene, stop, engine };

/** What the page may call. */
export type ViewWorker = typeof calls;

serveWorker(calls);

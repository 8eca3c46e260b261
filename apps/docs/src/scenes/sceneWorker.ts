/** Trains scenes, renders them from where the visitor stands, and opens fields that were saved. */
import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import type { Detail } from '@fourier-features/components/scenes/detail.ts';
import {
  type SceneDrawer,
  type SceneGaze,
  sceneDrawer,
} from '@fourier-features/components/scenes/drawScene.ts';
import { type SceneCamera, sceneCamera } from '@fourier-features/components/scenes/sceneCamera.ts';
import { serveWorker } from '@fourier-features/components/workers/serveWorker.ts';
import type { Engine, Field } from '@fourier-features/core';
import { decodeField } from '@fourier-features/core/storage';
import { decodePicture, encodePng } from '@fourier-features/pictures/browser';
import { rgba } from '@fourier-features/raster';
import {
  choiceOf,
  decodeLook,
  lookOf,
  type NerfInput,
  type NerfLook,
  type NerfSettings,
  nerfTask,
  proceduralSceneInput,
  readScene,
  sceneFilesFromMap,
  sceneFilesFromZip,
  truthPicture,
} from '@fourier-features/tasks';
import type { OpenedInput } from '../live/protocol.ts';
import { createTraining } from '../live/training.ts';
import { trainingCalls } from '../live/trainingCalls.ts';
import type { SceneFile, SceneSetup } from './sceneSetup.ts';

/** A scene that was opened. */
export interface OpenedScene extends OpenedInput {
  readonly camera: SceneCamera;
  /** Number of views that are held out. */
  readonly heldOut: number;
  /** Scales that suit the pictures, in cycles per scene unit. */
  readonly scales: Readonly<Record<'positional' | 'gaussian', number>>;
}

/** A field from a file. */
export interface OpenedSceneField {
  readonly camera: SceneCamera;
}

/** A picture that is held out, and the camera that took it. */
export interface HeldOutView {
  readonly picture: CanvasPicture;
  readonly pose: Float64Array;
}

/** A field in training by the number of its lane, or the one that was opened from a file. */
export type FieldName = number | 'opened';

/** Longest sides of the pictures of fields in training, in pixels. */
const SIDES: Readonly<Record<Detail, number>> = { preview: 48, full: 100 };

/** Longest side that the pictures of a dropped scene are reduced to, in pixels: more takes longer than anyone waits. */
const LONGEST_SIDE = 128;

/** Longest side of a saved picture, in pixels. */
const PNG_SIDE = 400;

/** Factor by which the pictures of the procedural scene are smaller than those of the terminal. */
const EXAMPLE_REDUCE = 2;

let gaze: SceneGaze = { pose: undefined, quantity: 'colour' };
let openedField: { readonly field: Field; readonly look: NerfLook } | undefined;
/** Ends the rendering that goes on. */
let rendering = new AbortController();
const drawers = new Map<string, SceneDrawer>();

const training = createTraining<NerfInput, NerfSettings, CanvasPicture>({
  task: nerfTask,
  measureEvery: 25,
  view: (field, input, settings, engine, detail) =>
    drawerOf(choiceOf(settings)).draw(field, {
      look: lookOf(input, settings),
      side: SIDES[detail],
      ...{ engine, detail, gaze },
    }),
});

function drawerOf(name: string): SceneDrawer {
  const drawer = drawers.get(name) ?? sceneDrawer();
  drawers.set(name, drawer);
  return drawer;
}

async function openExample(): Promise<OpenedScene> {
  return use(await proceduralSceneInput({ reduce: EXAMPLE_REDUCE }));
}

/** Opens a ZIP archive, or the files of a folder. */
async function open(
  name: string,
  given: readonly SceneFile[],
  { near, far, bounds, background }: SceneSetup,
): Promise<OpenedScene> {
  const [first] = given;
  const files =
    given.length === 1 && /\.zip$/i.test(first!.path)
      ? await sceneFilesFromZip(new Uint8Array(await first!.file.arrayBuffer()))
      : sceneFilesFromMap(new Map(given.map(({ path, file }) => [path, file])));
  return use(
    await readScene(files, {
      ...{ name, decodePicture, longestSide: LONGEST_SIDE },
      near: near ?? undefined,
      far: far ?? undefined,
      bounds: bounds ?? undefined,
      background: background ?? undefined,
    }),
  );
}

async function use(input: NerfInput): Promise<OpenedScene> {
  const { heldOut } = input.scene;
  gaze = { ...gaze, pose: undefined };
  return {
    ...(await training.use(input)),
    camera: sceneCamera(heldOut[0]!.camera, input),
    heldOut: heldOut.length,
    scales: {
      positional: nerfTask.defaultScale('positional', input)!,
      gaussian: nerfTask.defaultScale('gaussian', input)!,
    },
  };
}

function heldOutView(index: number): HeldOutView {
  const { scene, background } = training.input();
  const view = scene.heldOut[index]!;
  const picture = truthPicture(view, background);
  const { width, height } = picture;
  return { picture: { width, height, rgba: rgba(picture) }, pose: view.camera.pose };
}

function openField(bytes: Uint8Array): OpenedSceneField {
  const { field, metadata } = decodeField(bytes);
  const { look } = metadata;
  if (!look)
    throw new Error(
      'openField: the file must hold a scene’s field, got one that does not say how it is rendered',
    );
  openedField = { field, look: decodeLook(look) };
  gaze = { ...gaze, pose: undefined };
  return { camera: sceneCamera(openedField.look.camera, openedField.look) };
}

/** Says from where fields in training are shown. */
function look(next: SceneGaze): void {
  gaze = next;
}

/** Renders a field; undefined once there is no such field, or if `stopRendering` was called before it was done. */
async function render(
  which: FieldName,
  options: { readonly gaze: SceneGaze; readonly side: number; readonly detail: Detail },
): Promise<CanvasPicture | undefined> {
  const { signal } = rendering;
  const draw = async (name: string, field: Field, of: NerfLook, engine: Engine) =>
    drawerOf(name).draw(field, { ...options, look: of, engine, signal });
  try {
    if (which !== 'opened')
      return await training.withFieldIfAny(which, (field, settings, engine) =>
        draw(choiceOf(settings), field, lookOf(training.input(), settings), engine),
      );
    const shown = openedField;
    if (!shown) throw new Error('No field is open. Open a .safetensors file first.');
    return await training.withEngine((engine) => draw('opened', shown.field, shown.look, engine), {
      field: shown.field,
    });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** Renders a field in training as a PNG, from where the visitor stands. */
function png(lane: number): Promise<Uint8Array<ArrayBuffer>> {
  return training.withField(lane, async (field, settings, engine) => {
    const {
      width,
      height,
      rgba: bytes,
    } = await drawerOf(choiceOf(settings)).draw(field, {
      look: lookOf(training.input(), settings),
      side: PNG_SIDE,
      detail: 'full',
      ...{ engine, gaze },
    });
    return encodePng({ width, height, channels: 4, values: Float32Array.from(bytes, (byte) => byte / 255) });
  });
}

function stopRendering(): void {
  rendering.abort();
  rendering = new AbortController();
}

const calls = {
  ...trainingCalls(training),
  ...{ openExample, open, openField, heldOutView, look, render, png, stopRendering },
};

/** What the page may call. */
export type SceneWorker = typeof calls;

serveWorker(calls);

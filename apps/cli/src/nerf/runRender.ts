import { isFourierRelu } from '@fourier-features/core';
import {
  type Camera,
  fieldOccupancy,
  orbitPath,
  type RenderedView,
  renderViews,
  resizeCamera,
} from '@fourier-features/nerf';
import { encodeAnimation, encodePng, type Picture } from '@fourier-features/pictures';
import { colourPicture, type NerfLook, nearnessPicture, opacityPicture } from '@fourier-features/tasks';
import { chooseEngine } from '../engine.ts';
import { checkPixels } from '../files/limits.ts';
import { type OutputFolder, openOutputFolder } from '../files/outputFolder.ts';
import { type Interrupt, writing } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import { refuseUnused } from '../terminal/refuseUnused.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { readNerfField } from './readField.ts';
import { DEFAULT_FOLDER, FRAMES, type RenderValues } from './render.ts';

/** Renders a fitted scene. */
export async function runNerfRender(
  file: string,
  values: RenderValues,
  { signal, enter }: Interrupt,
): Promise<void> {
  const { path, frames, elevation } = values;
  if (path === 'view')
    refuseUnused(
      { '--frames': frames !== FRAMES, '--elevation': elevation !== undefined },
      '--path must be orbit',
    );
  const { field, look } = await readNerfField(file);
  const frame = values.size ?? look.camera;
  checkPixels(file, { ...frame, count: path === 'view' ? 1 : frames }, values);
  const { engine } = await chooseEngine(values, !isFourierRelu(field));
  const out = await openOutputFolder(DEFAULT_FOLDER, values);
  const cameras = camerasOf(look, values);
  const started = performance.now();
  const progress = sayProgress('rendering');
  const { near, far, density, background, bounds } = look;
  const grid = look.occupancy ? await fieldOccupancy(field, { engine, bounds, density, signal }) : undefined;
  const options = {
    engine,
    near,
    far,
    density,
    background,
    samples: values.samples ?? look.samples,
    signal,
    ...(grid ? { occupancy: grid } : {}),
  };
  const views: RenderedView[] = [];
  for await (const view of renderViews(field, cameras, options)) {
    views.push(view);
    progress(views.length / cameras.length);
  }
  const pictures = await encodeViews(views, look, values, signal);
  await enter(writing());
  const files = await writeViews(out, pictures, values);
  const { width, height } = views[0]!;
  const report = {
    task: 'nerf-render',
    path,
    frames: views.length,
    width,
    height,
    engine: engine.name,
    seconds: (performance.now() - started) / 1000,
    files,
  };
  const count = views.length === 1 ? '1 frame' : `${views.length} frames`;
  const summary = `${count} of ${width}x${height} in ${out.path}\nanimation: ${files.animation}`;
  print(report, values.json, summary);
}

function camerasOf(look: NerfLook, { path, frames, elevation, size }: RenderValues): Camera[] {
  const { bounds, camera } = look;
  if (path === 'view') return [resizeCamera(camera, size ?? camera)];
  const { width, height } = size ?? camera;
  return orbitPath({
    bounds,
    camera,
    frames,
    width,
    height,
    ...(elevation === undefined ? {} : { elevation }),
  });
}

/** Pictures as files, of each kind in the order of the frames. */
interface EncodedViews {
  readonly animation: Uint8Array;
  readonly frames: readonly Uint8Array[];
  readonly opacity: readonly Uint8Array[];
  readonly nearness: readonly Uint8Array[];
}

async function encodeViews(
  views: readonly RenderedView[],
  look: NerfLook,
  { format, fps }: RenderValues,
  signal: AbortSignal,
): Promise<EncodedViews> {
  const encode = async (pictures: readonly Picture[]): Promise<Uint8Array[]> => {
    const encoded: Uint8Array[] = [];
    for (const picture of pictures) {
      encoded.push(await encodePng(picture));
      signal.throwIfAborted();
    }
    return encoded;
  };
  const colours = views.map(colourPicture);
  return {
    animation: await encodeAnimation(colours, { format, framesPerSecond: fps }),
    frames: await encode(colours),
    opacity: await encode(views.map(opacityPicture)),
    nearness: await encode(views.map((view) => nearnessPicture(view, look))),
  };
}

async function writeViews(
  out: OutputFolder,
  { animation, frames, opacity, nearness }: EncodedViews,
  { format }: RenderValues,
): Promise<{ animation: string; frames: string[]; opacity: string[]; nearness: string[] }> {
  const digits = Math.max(3, String(frames.length - 1).length);
  const write = async (kind: string, pictures: readonly Uint8Array[]): Promise<string[]> => {
    const written: string[] = [];
    for (const [index, png] of pictures.entries())
      written.push(await out.write(`${kind}-${String(index).padStart(digits, '0')}.png`, png));
    return written;
  };
  return {
    animation: await out.write(`animation.${format}`, animation),
    frames: await write('frame', frames),
    opacity: await write('opacity', opacity),
    nearness: await write('nearness', nearness),
  };
}

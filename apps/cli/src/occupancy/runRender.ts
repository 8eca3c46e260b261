import { isFourierRelu } from '@fourier-features/core';
import * as occupancy from '@fourier-features/occupancy';
import { encodePng } from '@fourier-features/pictures';
import { chooseEngine } from '../engine.ts';
import { checkPixels } from '../files/limits.ts';
import { openOutputFile } from '../files/outputFile.ts';
import { slashed } from '../files/slashed.ts';
import { type Interrupt, writing } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { readOccupancyField } from './readField.ts';
import { DEFAULT_FILE, type RenderValues } from './render.ts';

/** Draws the normals of a fitted shape. */
export async function runOccupancyRender(
  path: string,
  values: RenderValues,
  { signal, enter }: Interrupt,
): Promise<void> {
  const { field, bounds, viewpoint: square } = await readOccupancyField(path);
  const { width, height } = values.size;
  checkPixels(path, values.size, values);
  const { engine } = await chooseEngine(values, !isFourierRelu(field));
  const out = await openOutputFile(DEFAULT_FILE, values);
  const started = performance.now();
  const onProgress = sayProgress('rendering');
  // A focal length is relative to the height; upright pictures would cut off what a square one shows.
  const viewpoint = { ...square, focalLength: square.focalLength * Math.min(1, width / height) };
  const picture = await occupancy.render(field, {
    engine,
    width,
    height,
    bounds,
    viewpoint,
    onProgress,
    signal,
  });
  const png = await encodePng(picture);
  await enter(writing());
  await out.write(png);
  const seconds = (performance.now() - started) / 1000;
  const files = { picture: slashed(out.path) };
  const report = { task: 'occupancy-render', width, height, engine: engine.name, seconds, files };
  print(report, values.json, `${out.path}: ${width}x${height}`);
}

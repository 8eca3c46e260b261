import { isFourierRelu } from '@fourier-features/core';
import * as image from '@fourier-features/image';
import { encodePng } from '@fourier-features/pictures';
import { imageSize } from '@fourier-features/tasks';
import { chooseEngine } from '../engine.ts';
import { readField, refuse } from '../files/inputs.ts';
import { checkPixels } from '../files/limits.ts';
import { openOutputFile } from '../files/outputFile.ts';
import { slashed } from '../files/slashed.ts';
import { type Interrupt, writing } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { DEFAULT_FILE, type RenderValues } from './render.ts';

/** Renders a fitted picture. */
export async function runImageRender(
  path: string,
  values: RenderValues,
  { signal, enter }: Interrupt,
): Promise<void> {
  const { field, metadata } = await readField(path, 'image');
  const source = await refuse(path, () => imageSize(metadata));
  const size = values.size ?? source;
  checkPixels(path, size, values);
  const { engine } = await chooseEngine(values, !isFourierRelu(field));
  const out = await openOutputFile(DEFAULT_FILE, values);
  const started = performance.now();
  const picture = await image.render(field, {
    engine,
    source,
    ...size,
    onProgress: sayProgress('rendering'),
    signal,
  });
  const bitDepth = metadata['bit_depth'] === '16' ? 16 : 8;
  const png = await encodePng(picture, { bitDepth });
  await enter(writing());
  await out.write(png);
  const seconds = (performance.now() - started) / 1000;
  const files = { picture: slashed(out.path) };
  const report = { task: 'image-render', ...size, engine: engine.name, seconds, files };
  print(report, values.json, `${out.path}: ${size.width}x${size.height}`);
}

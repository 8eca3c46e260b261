import * as occupancy from '@fourier-features/occupancy';
import { encodePng } from '@fourier-features/pictures';
import { Command } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { checkPixels, maxPixelsOption, type PixelLimit } from '../files/limits.ts';
import { openOutputFile } from '../files/outputFile.ts';
import { type Interrupt, interruptible, writing } from '../terminal/interrupt.ts';
import { fileOptions, option } from '../terminal/option.ts';
import { print } from '../terminal/print.ts';
import { pixelSize, pngPath } from '../terminal/rules.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { readOccupancyField } from './readField.ts';

interface RenderValues extends EngineOptions, PixelLimit {
  size: { width: number; height: number };
  out?: string;
  overwrite?: true;
  json?: true;
}

/** Default of `--out`. */
const DEFAULT_FILE = 'normals.png';

/** Returns `occupancy render`. */
export function occupancyRenderCommand(): Command {
  const command = new Command('render')
    .description(
      'Draw the normals of a fitted shape, as in the paper’s figure, from where all of it is seen.',
    )
    .argument('<field>', 'Field to render: field.safetensors of occupancy fit.')
    .addOption(
      option('--size <WxH>', 'Size of the result, in pixels.', {
        rule: pixelSize,
        value: { width: 512, height: 512 },
        shown: '512x512',
      }),
    )
    .addOption(maxPixelsOption('the result'))
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features occupancy render gyroid-gaussian/field.safetensors --size 1024x1024`,
    )
    .action((path: string, values: RenderValues) =>
      interruptible((interrupt) => render(path, values, interrupt)),
    );
  for (const each of [...fileOptions('PNG', DEFAULT_FILE, pngPath), ...engineOptions()])
    command.addOption(each);
  return command;
}

async function render(path: string, values: RenderValues, { signal, enter }: Interrupt): Promise<void> {
  const { field, bounds, viewpoint: square } = await readOccupancyField(path);
  const { width, height } = values.size;
  checkPixels(path, values.size, values);
  const { engine } = await chooseEngine(values);
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
  const files = { picture: out.path };
  const report = { task: 'occupancy-render', width, height, engine: engine.name, seconds, files };
  print(report, values.json, `${out.path}: ${width}x${height}`);
}

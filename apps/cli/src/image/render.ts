import * as image from '@fourier-features/image';
import { encodePng } from '@fourier-features/pictures';
import { imageSize } from '@fourier-features/tasks';
import { Command } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { readField, refuse } from '../files/inputs.ts';
import { checkPixels, maxPixelsOption, type PixelLimit } from '../files/limits.ts';
import { openOutputFile } from '../files/outputFile.ts';
import { type Interrupt, interruptible, writing } from '../terminal/interrupt.ts';
import { fileOptions, option } from '../terminal/option.ts';
import { print } from '../terminal/print.ts';
import { pixelSize, pngPath } from '../terminal/rules.ts';
import { sayProgress } from '../terminal/sayProgress.ts';

interface RenderValues extends EngineOptions, PixelLimit {
  size?: { width: number; height: number };
  out?: string;
  overwrite?: true;
  json?: true;
}

/** Default of `--out`. */
const DEFAULT_FILE = 'render.png';

/** Returns `image render`. */
export function imageRenderCommand(): Command {
  const command = new Command('render')
    .description('Render a fitted picture at any size.')
    .argument('<field>', 'Field to render: field.safetensors of image fit.')
    .addOption(
      option('--size <WxH>', 'Size of the result, in pixels. (default: that of the fitted picture)', {
        rule: pixelSize,
      }),
    )
    .addOption(maxPixelsOption('the result'))
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features image render photo-gaussian/field.safetensors
  $ fourier-features image render photo-gaussian/field.safetensors --size 2048x2048 --out large.png`,
    )
    .action((path: string, values: RenderValues) =>
      interruptible((interrupt) => render(path, values, interrupt)),
    );
  for (const each of [...fileOptions('PNG', DEFAULT_FILE, pngPath), ...engineOptions()])
    command.addOption(each);
  return command;
}

async function render(path: string, values: RenderValues, { signal, enter }: Interrupt): Promise<void> {
  const { field, metadata } = await readField(path, 'image');
  const source = await refuse(path, () => imageSize(metadata));
  const size = values.size ?? source;
  checkPixels(path, size, values);
  const { engine } = await chooseEngine(values);
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
  const files = { picture: out.path };
  const report = { task: 'image-render', ...size, engine: engine.name, seconds, files };
  print(report, values.json, `${out.path}: ${size.width}x${size.height}`);
}

import * as image from '@fourier-features/image';
import { encodePng } from '@fourier-features/pictures';
import { Command } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { readField } from '../files/inputs.ts';
import { writeOutputFile } from '../files/outputs.ts';
import { type Interrupt, interruptible, writing } from '../terminal/interrupt.ts';
import { jsonOption, option } from '../terminal/option.ts';
import { print } from '../terminal/print.ts';
import { pixelSize, pngPath } from '../terminal/rules.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { UserError } from '../terminal/userError.ts';

interface RenderValues extends EngineOptions {
  size?: { width: number; height: number };
  out: string;
  json?: true;
}

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
    .addOption(option('--out <file>', 'PNG to write.', { rule: pngPath, value: 'render.png' }))
    .addOption(jsonOption())
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
  for (const each of engineOptions()) command.addOption(each);
  return command;
}

async function render(path: string, values: RenderValues, { signal, enter }: Interrupt): Promise<void> {
  const { field, metadata } = await readField(path, 'image');
  const source = { width: Number(metadata['image_width']), height: Number(metadata['image_height']) };
  if (!(source.width > 0 && source.height > 0))
    throw new UserError(`${path}: the metadata must have the size of the image`);
  const { engine } = await chooseEngine(values);
  const size = values.size ?? source;
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
  await writeOutputFile(values.out, png);
  const seconds = (performance.now() - started) / 1000;
  const files = { picture: values.out };
  const report = { task: 'image-render', ...size, engine: engine.name, seconds, files };
  print(report, values.json, `${values.out}: ${size.width}x${size.height}`);
}

import { renderImage } from '@fourier-features/image';
import { encodePng, type Picture } from '@fourier-features/pictures';
import { Command } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { readField } from '../files/inputs.ts';
import { writeOutputFile } from '../files/outputs.ts';
import { pixelSize } from '../terminal/parsers.ts';
import { sayNowAndThen } from '../terminal/sayNowAndThen.ts';
import { UserError } from '../terminal/userError.ts';

interface RenderOptions extends EngineOptions {
  size?: { width: number; height: number };
  out: string;
  json?: true;
}

export function imageRenderCommand(): Command {
  const command = new Command('render')
    .description('draw a fitted picture at any size')
    .argument('<field>', 'a field.safetensors that image fit has written')
    .option('--size <WxH>', 'pixels of the result (default: as the picture it was fitted to)', pixelSize)
    .option('--out <file>', 'PNG to write', 'render.png')
    .option('--json', 'print one JSON object on stdout and nothing else there')
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features image render photo-gaussian/field.safetensors
  $ fourier-features image render photo-gaussian/field.safetensors --size 2048x2048 --out large.png`,
    )
    .action(renderField);
  for (const option of engineOptions()) command.addOption(option);
  return command;
}

async function renderField(path: string, options: RenderOptions): Promise<void> {
  const { field, metadata } = await readField(path);
  const source = { width: Number(metadata['image_width']), height: Number(metadata['image_height']) };
  if (metadata['task'] !== 'image' || !(source.width > 0 && source.height > 0)) {
    throw new UserError(`${path}: must be the field of an image; its metadata has no image size`);
  }
  const { engine } = await chooseEngine(options);
  const size = options.size ?? source;
  const started = performance.now();
  const image = await renderImage(engine, field, {
    source,
    ...size,
    onProgress: sayNowAndThen('rendering'),
  });
  const channels = image.channels as Picture['channels'];
  const bitDepth = metadata['bit_depth'] === '16' ? 16 : 8;
  await writeOutputFile(options.out, await encodePng({ ...image, channels }, { bitDepth }));
  const seconds = (performance.now() - started) / 1000;
  const report = {
    task: 'image-render',
    ...size,
    engine: engine.name,
    seconds,
    files: { picture: options.out },
  };
  process.stdout.write(
    options.json ? `${JSON.stringify(report)}\n` : `${options.out}: ${size.width}x${size.height}\n`,
  );
}

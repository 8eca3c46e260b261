import { renderNormals } from '@fourier-features/occupancy';
import { encodePng } from '@fourier-features/pictures';
import { Command } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { readOccupancyField } from '../files/occupancyField.ts';
import { writeOutputFile } from '../files/outputs.ts';
import { pixelSize } from '../terminal/parsers.ts';

interface RenderOptions extends EngineOptions {
  size: { width: number; height: number };
  out: string;
  json?: true;
}

export function occupancyRenderCommand(): Command {
  const command = new Command('render')
    .description('draw the normals of a fitted shape, as the figure of the paper does')
    .argument('<field>', 'a field.safetensors that occupancy fit has written')
    .option('--size <WxH>', 'pixels of the result', pixelSize, { width: 512, height: 512 })
    .option('--out <file>', 'PNG to write', 'normals.png')
    .option('--json', 'print one JSON object on stdout and nothing else there')
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features occupancy render gyroid-gaussian/field.safetensors --size 1024x1024`,
    )
    .action(render);
  for (const option of engineOptions()) command.addOption(option);
  return command;
}

async function render(path: string, options: RenderOptions): Promise<void> {
  const { field, bounds } = await readOccupancyField(path);
  const { engine } = await chooseEngine(options);
  const started = performance.now();
  const picture = await renderNormals(engine, field, { ...options.size, bounds });
  await writeOutputFile(options.out, await encodePng(picture));
  const seconds = (performance.now() - started) / 1000;
  const report = {
    task: 'occupancy-render',
    ...options.size,
    engine: engine.name,
    seconds,
    files: { picture: options.out },
  };
  const { width, height } = options.size;
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${options.out}: ${width}x${height}\n`);
}

import { Command } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import { maxPixelsOption, type PixelLimit } from '../files/limits.ts';
import { fileOptions, option } from '../terminal/option.ts';
import { pixelSize, pngPath } from '../terminal/rules.ts';

export interface RenderValues extends EngineOptions, PixelLimit {
  size: { width: number; height: number };
  out?: string;
  overwrite?: true;
  json?: true;
}

/** Default of `--out`. */
export const DEFAULT_FILE = 'normals.png';

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
    );
  for (const each of [...fileOptions('PNG', DEFAULT_FILE, pngPath), ...engineOptions()])
    command.addOption(each);
  return command;
}

import { Command } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import { maxPixelsOption, type PixelLimit } from '../files/limits.ts';
import { fileOptions, option } from '../terminal/option.ts';
import { pixelSize, pngPath } from '../terminal/rules.ts';

export interface RenderValues extends EngineOptions, PixelLimit {
  size?: { width: number; height: number };
  out?: string;
  overwrite?: true;
  json?: true;
}

/** Default of `--out`. */
export const DEFAULT_FILE = 'render.png';

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
    );
  for (const each of [...fileOptions('PNG', DEFAULT_FILE, pngPath), ...engineOptions()])
    command.addOption(each);
  return command;
}

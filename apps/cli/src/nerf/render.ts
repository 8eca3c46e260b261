import { Command } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import { maxScenePixelsOption, type PixelLimit } from '../files/limits.ts';
import { option, outputOptions } from '../terminal/option.ts';
import { degrees, integer, oneOf, pixelSize, positive } from '../terminal/rules.ts';

export interface RenderValues extends EngineOptions, PixelLimit {
  path: 'orbit' | 'view';
  frames: number;
  /** Radians. */
  elevation?: number;
  size?: { width: number; height: number };
  samples?: number;
  format: 'webp' | 'gif';
  fps: number;
  out?: string;
  overwrite?: true;
  json?: true;
}

const PATHS = ['orbit', 'view'] as const;
const FORMATS = ['webp', 'gif'] as const;
/** Default of `--frames`. */
export const FRAMES = 30;

/** Default of `--out`. */
export const DEFAULT_FOLDER = 'render';

/** Returns `nerf render`. */
export function nerfRenderCommand(): Command {
  const command = new Command('render')
    .description(
      'Render a fitted scene from anywhere: colour, opacity and nearness as PNG, and an animated picture.',
    )
    .argument('<field>', 'Field to render: field.safetensors of nerf fit.')
    .addHelpText(
      'after',
      `
The folder gets frame-000.png, opacity-000.png, nearness-000.png (near is bright) and so on, and animation.webp or .gif.

Examples:
  $ fourier-features nerf render solids-gaussian/field.safetensors --frames 60
  $ fourier-features nerf render lego-gaussian/field.safetensors --size 400x400 --format gif --out lego-orbit`,
    );
  const options = [
    option(
      '--path <name>',
      'Path of the camera: orbit, a turn around the scene with +z up, or view, the first held-out view.',
      {
        rule: oneOf(PATHS),
        words: PATHS,
        value: 'orbit',
      },
    ),
    option('--frames <n>', 'Number of frames of an orbit.', { rule: integer(1, 10_000), value: FRAMES }),
    option(
      '--elevation <degrees>',
      'Elevation of an orbit above the horizon, in degrees. (default: that of the held-out view)',
      { rule: degrees(-89, 89) },
    ),
    option('--size <WxH>', 'Size of the frames, in pixels. (default: that of the pictures)', {
      rule: pixelSize,
    }),
    maxScenePixelsOption('all frames'),
    option('--samples <n>', 'Samples on each ray. (default: as nerf fit renders)', {
      rule: integer(2, 4096),
    }),
    option('--format <name>', 'Format of the animated picture.', {
      rule: oneOf(FORMATS),
      words: FORMATS,
      value: 'webp',
    }),
    option('--fps <n>', 'Frames per second of the animated picture.', {
      rule: positive(100, 'frames per second'),
      value: 15,
    }),
    ...outputOptions(DEFAULT_FOLDER),
    ...engineOptions(),
  ];
  for (const each of options) command.addOption(each);
  return command;
}

import { Command } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import { type MinComponent, minComponentOption } from '../files/minComponent.ts';
import { fileOptions, option } from '../terminal/option.ts';
import { integer, path, positive } from '../terminal/rules.ts';

export interface MeshValues extends EngineOptions, MinComponent {
  resolution: number;
  threshold?: number;
  out?: string;
  overwrite?: true;
  json?: true;
}

/** Default of `--out`. */
export const DEFAULT_FILE = 'scene.glb';

/** Returns `nerf mesh`. */
export function nerfMeshCommand(): Command {
  const command = new Command('mesh')
    .description(
      'Extract the surface where the density of a fitted scene crosses a threshold, in scene units.',
    )
    .argument('<field>', 'Field whose surface is extracted: field.safetensors of nerf fit.')
    .addOption(
      option('--resolution <points>', 'Points along each side of the scene’s box.', {
        rule: integer(2, 1024, 'points'),
        value: 128,
      }),
    )
    .addOption(
      option(
        '--threshold <density>',
        'Density at the surface, per scene unit. (default: that at which 1/32 of the box lets half of the light through)',
        { rule: positive(1e6, 'inverse scene units') },
      ),
    )
    .addOption(minComponentOption())
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features nerf mesh solids-gaussian/field.safetensors
  $ fourier-features nerf mesh lego-gaussian/field.safetensors --threshold 20 --resolution 256 --min-component 0.01 --out lego.ply`,
    );
  for (const each of [...fileOptions('GLB, PLY or OBJ', DEFAULT_FILE, path), ...engineOptions()])
    command.addOption(each);
  return command;
}

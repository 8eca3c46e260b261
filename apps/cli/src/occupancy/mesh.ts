import { Command } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import { type MinComponent, minComponentOption } from '../files/minComponent.ts';
import { fileOptions, option } from '../terminal/option.ts';
import { integer, path } from '../terminal/rules.ts';

export interface MeshValues extends EngineOptions, MinComponent {
  resolution: number;
  out?: string;
  overwrite?: true;
  json?: true;
}

/** Default of `--out`. */
export const DEFAULT_FILE = 'shape.glb';

/** Returns `occupancy mesh`. */
export function occupancyMeshCommand(): Command {
  const command = new Command('mesh')
    .description('Extract the surface of a fitted shape, in the coordinates of the mesh it was fitted to.')
    .argument('<field>', 'Field whose surface is extracted: field.safetensors of occupancy fit.')
    .addOption(
      option('--resolution <cells>', 'Cells along the longest side.', {
        rule: integer(2, 2048, 'cells'),
        value: 256,
      }),
    )
    .addOption(minComponentOption())
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features occupancy mesh gyroid-gaussian/field.safetensors
  $ fourier-features occupancy mesh scan-gaussian/field.safetensors --resolution 512 --min-component 0.01 --out scan.ply`,
    );
  for (const each of [...fileOptions('GLB, PLY or OBJ', DEFAULT_FILE, path), ...engineOptions()])
    command.addOption(each);
  return command;
}

import { proceduralShapes } from '@fourier-features/datasets/names';
import { defaults } from '@fourier-features/occupancy';
import { occupancyDescription } from '@fourier-features/tasks/descriptions';
import type { Command } from 'commander';
import { type MinComponent, minComponentOption } from '../files/minComponent.ts';
import { option } from '../terminal/option.ts';
import { quoted } from '../terminal/quoted.ts';
import { integer, oneOf, positive } from '../terminal/rules.ts';
import { compareCommand } from '../training/compareCommand.ts';
import { fitCommand } from '../training/fitCommand.ts';
import type { TaskCommand } from '../training/taskCommand.ts';
import type { TrainingValues } from '../training/trainingValues.ts';

export interface OccupancyValues extends TrainingValues, MinComponent {
  shape?: string;
  batchSize: number;
  points: 'mixed' | 'uniform';
  resolution: number;
}

/** Shape that is fitted if none is named: its detail is blurred by plain networks. */
export const DEFAULT_SHAPE = 'gyroid';

/** Options and help of `occupancy fit`. */
export const occupancyCommand: TaskCommand<OccupancyValues> = {
  task: occupancyDescription,
  name: 'fit',
  description:
    'Fit a shape; write the field, its mesh, a picture of its normals, a manifest and the training curve.',
  argument: { flags: '[mesh]', description: 'Mesh: PLY, OBJ, OFF, STL or GLB, plain or gzipped.' },
  seeds: 'the frequencies, initial weights and points',
  scaleFrom: 'points near the surface',
  target: option('--target-iou <fraction>', 'Boundary IoU at which to stop, from 0 to 1.', {
    rule: positive(1),
    name: 'target',
  }),
  adjustable: ['shape', 'resolution', 'minComponent'],
  options: () => [
    option('--shape <name>', `Procedural shape instead of a file. (default: ${DEFAULT_SHAPE})`, {
      rule: oneOf(proceduralShapes),
      words: proceduralShapes,
    }),
    option('--batch-size <points>', 'Fresh points per step.', {
      rule: integer(1, 2 ** 22, 'points'),
      value: defaults.batchSize,
    }),
    option(
      '--points <kind>',
      'Where training points are drawn: uniform in the box, as in the paper, or mixed, a quarter of them near the surface.',
      { rule: oneOf(['mixed', 'uniform']), words: ['mixed', 'uniform'], value: defaults.points },
    ),
    option('--resolution <cells>', 'Cells of the extracted mesh along its longest side.', {
      rule: integer(2, 2048, 'cells'),
      value: defaults.resolution,
    }),
    minComponentOption(),
  ],
  invocation: (file, { shape }) =>
    `occupancy fit ${file === undefined ? `--shape ${shape ?? DEFAULT_SHAPE}` : quoted(file)}`,
  help: `
IoU is measured on points that are not trained on: uniform in the box, and near the surface (boundary).

Examples:
  $ fourier-features occupancy fit --shape gyroid
  $ fourier-features occupancy fit scan.ply --steps 2000 --resolution 256 --min-component 0.01
  $ fourier-features occupancy fit scan.ply --field hash --finest-cells 256
  $ fourier-features occupancy fit scan.ply --resume scan-gaussian/checkpoint.safetensors`,
};

/** Returns `occupancy fit`. */
export function occupancyFitCommand(): Command {
  return fitCommand(occupancyCommand);
}

/** Returns `occupancy compare`. */
export function occupancyCompareCommand(): Command {
  return compareCommand(occupancyCommand, {
    description:
      'Fit a shape with no mapping, basic, positional and Gaussian encodings, or with the fields of --fields; write one labelled sheet and a table.',
    help: `
Each encoding or field has its own default scale. The folder gets sheet.png (normals), table.md and, for each of them, the files
of occupancy fit.

Examples:
  $ fourier-features occupancy compare --shape gyroid
  $ fourier-features occupancy compare scan.ply --steps 1000
  $ fourier-features occupancy compare --shape gyroid --fields fourier,siren,hash`,
  });
}

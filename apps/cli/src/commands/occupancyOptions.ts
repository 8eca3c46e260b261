import { seededRandom } from '@fourier-features/core';
import { proceduralShapes } from '@fourier-features/datasets';
import {
  encodingDefaults,
  type OccupancyEncodingName,
  occupancyDefaults,
  occupancyEncoding,
} from '@fourier-features/occupancy';
import { type Command, Option } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import type { OccupancySettings } from '../run/occupancy/occupancyReport.ts';
import { positiveNumber, wholeNumber } from '../terminal/parsers.ts';
import { addNetworkOptions } from './networkOptions.ts';

/** What the options shared by `occupancy fit` and `occupancy compare` give. */
export interface SharedOccupancyOptions extends EngineOptions {
  shape?: string;
  scale?: number | 'auto';
  features: number;
  width: number;
  depth: number;
  steps: number;
  batch: number;
  learningRate: number;
  seed: number;
  points: 'mixed' | 'uniform';
  targetIou?: number;
  resolution: number;
  out?: string;
  json?: true;
}

/** Steps, points and rate that take a minute or two on two cores and reach a boundary IoU above 0.9 on scans. */
const STEPS = 500;
const LEARNING_RATE = 2e-3;

/** Adds the options that say which shape is fitted, and how. */
export function addOccupancyOptions(command: Command): Command {
  command.addOption(
    new Option('--shape <name>', 'a procedural shape instead of a file (default: gyroid)').choices(
      proceduralShapes,
    ),
  );
  addNetworkOptions(command, occupancyDefaults)
    .option('--steps <n>', 'updates to make', wholeNumber(1, 10_000_000, 'steps'), STEPS)
    .option(
      '--batch <points>',
      'fresh points per step',
      wholeNumber(1, 2 ** 22, 'points'),
      occupancyDefaults.batchSize,
    )
    .option(
      '--learning-rate <rate>',
      'Adam step size at the start; it falls to a twentieth',
      positiveNumber(10, 'per step'),
      LEARNING_RATE,
    )
    .option(
      '--seed <n>',
      'of the frequencies, weights and points',
      wholeNumber(0, 2 ** 32 - 1, 'type'),
      occupancyDefaults.seed,
    )
    .addOption(
      new Option(
        '--points <kind>',
        'where to train: uniform in the box, as the paper, or mixed, a quarter of them near the surface',
      )
        .choices(['mixed', 'uniform'])
        .default('mixed'),
    )
    .option(
      '--target-iou <share>',
      'stop once the boundary IoU reaches this',
      positiveNumber(1, 'shares of 1'),
    )
    .option(
      '--resolution <cells>',
      'of the extracted mesh, along its longest side',
      wholeNumber(2, 2048, 'cells'),
      128,
    )
    .option('--out <dir>', 'folder for the results (default: named after the shape)')
    .option('--json', 'print one JSON object on stdout and nothing else there');
  for (const option of engineOptions()) command.addOption(option);
  return command;
}

/**
 * The settings of one fit: the options, and the encoding's own defaults where they are silent.
 *
 * @throws RangeError if the encoding cannot be built from them.
 */
export function settingsOf(
  encoding: OccupancyEncodingName,
  options: SharedOccupancyOptions,
): OccupancySettings {
  const { features, width, depth, steps, batch, learningRate, seed, points } = options;
  const defaults = encodingDefaults[encoding];
  const automatic = options.scale === 'auto' && defaults.scale !== null;
  // Until the data have been asked, the default stands for what is chosen from them.
  const given = options.scale === 'auto' ? undefined : options.scale;
  const scale = defaults.scale === null ? null : (given ?? defaults.scale);
  // Built once here, so that what it refuses is refused before anything is read, trained or written.
  occupancyEncoding(encoding, { scale, frequencyCount: features, random: seededRandom(0) });
  const from = automatic ? { scaleFrom: 'data' as const } : {};
  return { encoding, scale, features, width, depth, steps, batch, learningRate, seed, points, ...from };
}

import { resolve } from 'node:path';
import { type Random, seededRandom } from '@fourier-features/core';
import { type Curve, curveChart } from '@fourier-features/pictures';
import { type TrainingCurves, trainingCurves } from '@fourier-features/theory';
import { Command } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { openOutputFolder } from '../files/outputFolder.ts';
import { type Interrupt, interruptible, writing } from '../terminal/interrupt.ts';
import { option, outputOptions } from '../terminal/option.ts';
import { print } from '../terminal/print.ts';
import { integer, path, positive } from '../terminal/rules.ts';
import { say } from '../terminal/say.ts';
import { networkOptions } from '../training/networkOptions.ts';
import { ENCODING_NAMES, moreEncodings, type NamedEncoding } from './namedEncoding.ts';
import { builtEncoding, QUICK_POINTS, seedOption } from './options.ts';
import { RANDOM_SIGNAL, readSignal } from './readSignal.ts';

interface DynamicsValues extends EngineOptions {
  signal?: string;
  row?: number;
  points: number;
  alpha: number;
  frequencyCount: number;
  width: number;
  depth: number;
  steps: number;
  learningRate?: number;
  seed: number;
  out?: string;
  overwrite?: true;
  json?: true;
}

type NamedCurves = TrainingCurves & { readonly encoding: string };

/** Measurements along a curve. */
const MEASUREMENTS = 50;

/** Returns `theory dynamics`. */
export function theoryDynamicsCommand(): Command {
  const command = new Command('dynamics')
    .description(
      'Train networks on a signal by gradient descent, and draw their errors next to the predicted ones.',
    )
    .argument('<encodings...>', `Encodings: ${ENCODING_NAMES}.`, moreEncodings)
    .addHelpText(
      'after',
      `
Every other sample is trained on, the others are held out; signals are mapped to [-1/2, 1/2]. Predictions are those of
an infinitely wide network with the same initial outputs. The folder gets train.svg, held-out.svg and dynamics.json.

Examples:
  $ fourier-features theory dynamics none basic gaussian:10
  $ fourier-features theory dynamics series:0 series:1 series:inf --width 1024 --learning-rate 1e-5 --steps 20000
  $ fourier-features theory dynamics gaussian:5 gaussian:40 --signal photo.jpg --row 100`,
    )
    .action((encodings: readonly NamedEncoding[], values: DynamicsValues) =>
      interruptible((interrupt) => drawDynamics(encodings, values, interrupt)),
    );
  const options = [
    option('--signal <file>', 'A .npy array of one axis, or a picture. (default: a random signal)', {
      rule: path,
    }),
    option('--row <k>', 'Row of the picture, from 0. (default: the middle one)', {
      rule: integer(0, 100_000),
    }),
    option('--points <n>', 'Training samples of the random signal.', {
      rule: integer(2, 2048),
      value: RANDOM_SIGNAL.points,
    }),
    option('--alpha <number>', 'Exponent of the random signal’s spectrum, 1/f^alpha.', {
      rule: positive(10),
      value: RANDOM_SIGNAL.alpha,
    }),
    ...networkOptions({ frequencyCount: 16, width: 512, depth: 4 }),
    option('--steps <n>', 'Number of updates.', { rule: integer(1, 1_000_000), value: 2000 }),
    option(
      '--learning-rate <rate>',
      'Learning rate of descent on ½·Σ(f − y)². (default: half the largest stable one, for each encoding)',
      { rule: positive(10) },
    ),
    seedOption('the signal, frequencies and initial weights'),
    ...outputOptions('dynamics'),
    ...engineOptions(),
  ];
  for (const each of options) command.addOption(each);
  return command;
}

async function drawDynamics(
  encodings: readonly NamedEncoding[],
  values: DynamicsValues,
  interrupt: Interrupt,
): Promise<void> {
  const { frequencyCount, width, depth, steps, learningRate, seed, row, points, alpha } = values;
  const built = encodings.map((named) => ({ named, encoding: builtEncoding(named, values) }));
  const signal = await readSignal(values.signal, { row, points, alpha, seed });
  const { engine, description } = await chooseEngine(values);
  const out = await openOutputFolder('dynamics', values);
  say(`${signal.name}: ${signal.train.values.length} samples to train on; ${description}`);
  const compute = async (): Promise<NamedCurves[]> => {
    const runs: NamedCurves[] = [];
    for (const { named, encoding } of built) {
      const [, , random] = seededRandom(seed).split(3) as [Random, Random, Random];
      const curves = await trainingCurves(signal, {
        encoding,
        width,
        depth,
        steps,
        ...(learningRate === undefined ? {} : { learningRate }),
        measureEvery: Math.max(1, Math.floor(steps / MEASUREMENTS)),
        random,
        engine,
        signal: interrupt.signal,
      });
      if (curves.learningRate >= curves.largestStableRate)
        say(
          `warning: ${named.name}: rates must be below ${curves.largestStableRate.toPrecision(3)} to be stable, got ${curves.learningRate}`,
        );
      runs.push({ encoding: named.name, ...curves });
    }
    return runs;
  };
  const isLong = signal.train.values.length > QUICK_POINTS;
  const runs = isLong ? await interrupt.blocking(compute) : await compute();
  await interrupt.enter(writing());
  const files = {
    train: await out.write('train.svg', errorChart(runs, 'train')),
    heldOut: await out.write('held-out.svg', errorChart(runs, 'heldOut')),
  };
  const report = {
    task: 'theory-dynamics',
    signal: signal.name,
    samples: signal.train.values.length,
    frequencyCount,
    width,
    depth,
    steps,
    seed,
    engine: engine.name,
    runs,
    files,
  };
  await out.write('dynamics.json', `${JSON.stringify(report, null, 2)}\n`);
  const paths = Object.entries(files).map(([name, each]) => `${name}: ${resolve(each)}`);
  print(report, values.json, [...runs.map(summary), ...paths].join('\n'));
}

function summary({ encoding, learningRate, measured, predicted }: NamedCurves): string {
  const [last, expected] = [measured.at(-1)!, predicted.at(-1)!];
  const pair = (key: 'train' | 'heldOut'): string =>
    `${last[key].toExponential(2)} (predicted ${expected[key].toExponential(2)})`;
  return `${encoding}: after ${last.updates} steps of rate ${learningRate.toPrecision(3)}: train error ${pair('train')}, held-out error ${pair('heldOut')}`;
}

/** Draws measured errors as solid lines, predicted ones dashed. */
function errorChart(runs: readonly NamedCurves[], key: 'train' | 'heldOut'): string {
  const series = runs.flatMap(({ encoding, measured, predicted }, colour): Curve[] => [
    { name: encoding, colour, points: measured.map((point) => [point.updates, point[key]]) },
    {
      name: `${encoding}, predicted`,
      colour,
      dashed: true,
      points: predicted.map((point) => [point.updates, point[key]]),
    },
  ]);
  return curveChart({
    title: key === 'train' ? 'Error on samples trained on' : 'Error on held-out samples',
    xLabel: 'step',
    yLabel: 'mean square error',
    yScale: 'log',
    series,
  });
}

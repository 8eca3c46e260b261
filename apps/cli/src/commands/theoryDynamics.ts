import { resolve } from 'node:path';
import { type Random, seededRandom } from '@fourier-features/core';
import { type Curve, curveChart } from '@fourier-features/pictures';
import { Command } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { openOutputFolder } from '../files/outputs.ts';
import { readSignal } from '../files/readSignal.ts';
import { ENCODING_NAMES, moreEncodings, type NamedEncoding } from '../run/theory/namedEncoding.ts';
import { type TrainingCurves, trainingCurves } from '../run/theory/trainingCurves.ts';
import { catchInterrupt } from '../terminal/interrupt.ts';
import { positiveNumber, wholeNumber } from '../terminal/parsers.ts';
import { say } from '../terminal/say.ts';
import { addNetworkOptions } from './networkOptions.ts';
import { addOutputOptions, builtEncoding } from './theoryOptions.ts';

interface DynamicsOptions extends EngineOptions {
  signal?: string;
  row?: number;
  points: number;
  alpha: number;
  features: number;
  width: number;
  depth: number;
  steps: number;
  learningRate?: number;
  seed: number;
  out?: string;
  json?: true;
}

type NamedCurves = TrainingCurves & { readonly encoding: string };

/** Measurements along a curve. */
const MEASUREMENTS = 50;

export function theoryDynamicsCommand(): Command {
  const command = new Command('dynamics')
    .description(
      'train networks on a signal by gradient descent, and draw how it goes beside what was predicted',
    )
    .argument('<encodings...>', ENCODING_NAMES, moreEncodings)
    .option('--signal <file>', 'a .npy array of one axis, or a picture (default: a random signal)')
    .option('--row <k>', 'of the picture, from 0 (default: the middle one)', wholeNumber(0, 100_000, 'rows'))
    .option('--points <n>', 'of the random signal to train on', wholeNumber(2, 2048, 'points'), 32)
    .option(
      '--alpha <number>',
      'how fast the random signal’s spectrum falls, 1/f^alpha',
      positiveNumber(10, 'powers'),
      1,
    );
  addNetworkOptions(command, { frequencyCount: 16, width: 512, depth: 4 })
    .option('--steps <n>', 'updates to make', wholeNumber(1, 1_000_000, 'steps'), 2000)
    .option(
      '--learning-rate <rate>',
      'of descent on ½·Σ(f − y)² (default: half the largest stable one, for each encoding)',
      positiveNumber(10, 'per step'),
    )
    .option(
      '--seed <n>',
      'of the signal, the frequencies and the weights',
      wholeNumber(0, 2 ** 32 - 1, 'type'),
      0,
    );
  addOutputOptions(command);
  for (const option of engineOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Every other sample is trained on, the others are held out; signals are mapped to [-1/2, 1/2]. Predictions are those of
an infinitely wide network that starts as the trained one does. The folder gets train.svg, held-out.svg and dynamics.json.

Examples:
  $ fourier-features theory dynamics none basic gaussian:10
  $ fourier-features theory dynamics series:0 series:1 series:inf --width 1024 --learning-rate 1e-5 --steps 20000
  $ fourier-features theory dynamics gaussian:5 gaussian:40 --signal photo.jpg --row 100`,
    )
    .action(drawDynamics);
}

async function drawDynamics(encodings: readonly NamedEncoding[], options: DynamicsOptions): Promise<void> {
  const { features, width, depth, steps, learningRate, seed } = options;
  const built = encodings.map((named) => ({ named, encoding: builtEncoding(named, options) }));
  const signal = await readSignal(options.signal, {
    row: options.row,
    points: options.points,
    alpha: options.alpha,
    seed,
  });
  const { engine, description } = await chooseEngine(options);
  const out = await openOutputFolder(options.out ?? 'dynamics');
  const interrupt = catchInterrupt();
  say(`${signal.name}: ${signal.train.values.length} samples to train on; ${description}`);
  const runs: NamedCurves[] = [];
  try {
    for (const { named, encoding } of built) {
      const [, , ofNetwork] = seededRandom(seed).split(3) as [Random, Random, Random];
      const measureEvery = Math.max(1, Math.floor(steps / MEASUREMENTS));
      const curves = await trainingCurves(signal, {
        encoding,
        width,
        depth,
        steps,
        learningRate,
        measureEvery,
        random: ofNetwork,
        engine,
        signal: interrupt.signal,
      });
      if (interrupt.signal.aborted) {
        process.exitCode = 130;
        say(`stopped in ${named.name}; nothing is written`);
        return;
      }
      if (curves.learningRate >= curves.largestStableRate)
        say(
          `warning: ${named.name}: rates must be below ${curves.largestStableRate.toPrecision(3)} to be stable, got ${curves.learningRate}`,
        );
      runs.push({ encoding: named.name, ...curves });
    }
  } finally {
    interrupt.release();
  }
  const files = {
    train: await out.write('train.svg', errorChart(runs, 'train')),
    heldOut: await out.write('held-out.svg', errorChart(runs, 'heldOut')),
  };
  const samples = signal.train.values.length;
  const report = {
    task: 'theory-dynamics',
    signal: signal.name,
    samples,
    features,
    width,
    depth,
    steps,
    seed,
    engine: engine.name,
    runs,
    files,
  };
  await out.write('dynamics.json', `${JSON.stringify(report, null, 2)}\n`);
  const text = [
    ...runs.map(summary),
    ...Object.entries(files).map(([name, each]) => `${name}: ${resolve(each)}`),
    '',
  ];
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : text.join('\n'));
}

function summary({ encoding, learningRate, measured, predicted }: NamedCurves): string {
  const [last, expected] = [measured.at(-1)!, predicted.at(-1)!];
  const pair = (key: 'train' | 'heldOut'): string =>
    `${last[key].toExponential(2)} (predicted ${expected[key].toExponential(2)})`;
  return `${encoding}: after ${last.steps} steps of rate ${learningRate.toPrecision(3)}: train error ${pair('train')}, held-out error ${pair('heldOut')}`;
}

/** Solid what was measured, dashed what was predicted. */
function errorChart(runs: readonly NamedCurves[], key: 'train' | 'heldOut'): string {
  const series = runs.flatMap(({ encoding, measured, predicted }, colour): Curve[] => [
    { name: encoding, colour, points: measured.map((point) => [point.steps, point[key]]) },
    {
      name: `${encoding}, predicted`,
      colour,
      dashed: true,
      points: predicted.map((point) => [point.steps, point[key]]),
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

import { resolve } from 'node:path';
import { type Curve, curveChart } from '@fourier-features/charts';
import { type Random, seededRandom } from '@fourier-features/core';
import { type TrainingCurves, trainingCurves } from '@fourier-features/theory';
import { chooseEngine } from '../engine.ts';
import { openOutputFolder } from '../files/outputFolder.ts';
import { type Interrupt, writing } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import { say } from '../terminal/say.ts';
import type { DynamicsValues } from './dynamics.ts';
import { builtEncoding, QUICK_POINTS } from './kernels.ts';
import type { NamedEncoding } from './namedEncoding.ts';
import { readSignal } from './readSignal.ts';

type NamedCurves = TrainingCurves & { readonly encoding: string };

/** Measurements along a curve. */
const MEASUREMENTS = 50;

/** Trains networks on a signal, and draws their errors next to the predicted ones. */
export async function runDynamics(
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

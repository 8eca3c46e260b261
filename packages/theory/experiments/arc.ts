import { type Curve, curveChart } from '@fourier-features/charts';
import { type Random, seededRandom } from '@fourier-features/core';
import { circleKernel, kernelMatrix, type Matrix, matrix, predictDynamics } from '@fourier-features/theory';
import { type Figure, type FigureRun, openSheet, stepsOf } from './figure.ts';
import { BASRI } from './published.ts';
import { type ShallowEnd, trainShallow } from './shallow.ts';

const POINTS = 32;
/** Angle of the arc without points, around 0, in degrees. */
const ARC = 150;
const FREQUENCY = 6;
const WIDTH = 4000;

const PROTOCOLS = {
  /** A tenth of the steps at ten times the rate, which is still a hundredth of the largest stable one. */
  quick: { steps: 30_000, learningRate: 1e-3 },
  paper: { steps: 300_000, learningRate: 1e-4 },
} as const;

/** Where no data are, a network fills in a low frequency, as its kernel predicts. */
export const arc: Figure = {
  names: ['arc'],
  title: 'a wave on the circle with an arc left out',
  minutes: { quick: 1, paper: 5 },
  run: drawArc,
};

const radians = (degrees: number): number => (Math.PI * degrees) / 180;

async function drawArc(run: FigureRun): Promise<void> {
  const { steps: planned, learningRate } = PROTOCOLS[run.protocol];
  const steps = stepsOf(run, planned);
  const constants = {
    steps,
    points: POINTS,
    arc: ARC,
    frequency: FREQUENCY,
    width: WIDTH,
    learningRate,
    seed: 0,
  };
  const sheet = openSheet('arc', run, constants, undefined);
  const wave = (angle: number): number => Math.sin(FREQUENCY * angle);
  const angles = Float64Array.from({ length: POINTS }, (_, i) =>
    radians(ARC / 2 + ((360 - ARC) * i) / (POINTS - 1)),
  );
  const targets = angles.map(wave);
  const grid = Float64Array.from({ length: 361 }, (_, i) => radians(i - 75));
  const inGap = Array.from(grid.keys()).filter((i) => Math.abs(grid[i]!) < radians(ARC / 2));
  const train = (most: number): ShallowEnd =>
    trainShallow({
      angles,
      targets,
      width: WIDTH,
      bias: true,
      spread: 1,
      learningRate,
      target: 0,
      most,
      random: seededRandom(0).split(1)[0] as Random,
    });
  const before = train(0);
  const after = train(steps);
  const kernel = circleKernel({ bias: true });
  const [onPoints, onGrid] = [circle(angles), circle(grid)];
  const { predictions } = predictDynamics({
    kTrain: twice(kernelMatrix(kernel, onPoints)),
    kHeldOut: twice(kernelMatrix(kernel, onGrid, onPoints)),
    targets,
    initialTrain: angles.map(before.at),
    initialHeldOut: grid.map(before.at),
    times: [learningRate * steps],
  });
  const measured = grid.map(after.at);
  const predicted = predictions[0]!.heldOut.values;
  const rootMeanSquare = (of: (i: number) => number): number =>
    Math.sqrt(inGap.reduce((sum, i) => sum + of(i) ** 2, 0) / inGap.length);
  await sheet.compare({
    quantity: 'largest error at the points, measured and predicted',
    ours: [angles.map(after.at), predictions[0]!.train.values].map((values) =>
      Math.max(...targets.map((target, i) => Math.abs(target - values[i]!))),
    ),
    expected: null,
  });
  await sheet.compare({
    quantity: 'crossings of the mean inside the arc, measured, predicted, and of the wave',
    ours: [measured, predicted, grid.map(wave)].map((values) => crossings(inGap.map((i) => values[i]!))),
    expected: null,
    source: `${BASRI}: the arc is filled with a low frequency`,
  });
  await sheet.compare({
    quantity: 'root mean square inside the arc of measured − predicted, and of the wave − measured',
    ours: [
      rootMeanSquare((i) => measured[i]! - predicted[i]!),
      rootMeanSquare((i) => wave(grid[i]!) - measured[i]!),
    ],
    expected: null,
  });
  const curve = (values: Float64Array): Curve['points'] =>
    Array.from(grid, (angle, i) => [(180 * angle) / Math.PI, values[i]!] as const);
  await sheet.picture(
    'arc.svg',
    curveChart({
      title: 'A wave with an arc left out',
      xLabel: 'angle (degrees)',
      yLabel: 'f',
      series: [
        { name: 'wave', points: curve(grid.map(wave)), colour: 6, dashed: true },
        { name: 'network', points: curve(measured), colour: 0 },
        { name: 'predicted', points: curve(predicted), colour: 1, dashed: true },
        {
          name: 'points',
          scattered: true,
          colour: 2,
          points: Array.from(angles, (angle, i) => [(180 * angle) / Math.PI, targets[i]!] as const),
        },
      ],
    }),
  );
}

function circle(angles: Float64Array): Matrix {
  return matrix(
    angles.length,
    2,
    Array.from(angles).flatMap((angle) => [Math.cos(angle), Math.sin(angle)]),
  );
}

/** The trained kernel with biases is twice the Gram kernel, whose inputs are (x, 1)/√2. */
function twice({ rows, columns, values }: Matrix): Matrix {
  return matrix(
    rows,
    columns,
    values.map((value) => 2 * value),
  );
}

/** Returns how often values cross their mean. */
function crossings(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.slice(1).filter((value, i) => value > mean !== values[i]! > mean).length;
}

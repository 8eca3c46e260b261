import { type Curve, curveChart } from '@fourier-features/charts';
import { type Engine, gridCoordinates, type Random, seededRandom } from '@fourier-features/core';
import { type FieldKind, fieldOf } from './fieldKinds.ts';
import type { FieldsProtocol } from './fieldsProtocol.ts';
import {
  descend,
  type FieldPrediction,
  halfLives,
  predictField,
  type Remaining,
  trainByAdam,
  type WaveSum,
} from './fieldTraining.ts';
import type { Sheet } from './figure.ts';
import { rankCorrelation } from './rankCorrelation.ts';

/** The signal of the trainings: waves of one amplitude and random phases. */
export const SIGNAL = { points: 128, frequencies: [1, 2, 4, 8, 16, 32], seed: 100 } as const;

/** Learning rates of Adam; others 1e-3. */
export const ADAM_RATES: Readonly<Record<string, number>> = {
  SIREN: 1e-4,
  FINER: 1e-4,
  'hash grid': 1e-2,
  grid: 0.1,
  others: 1e-3,
};

/** Learning rates of descent, in parts of 1/λ_max, half the largest stable rate. */
export const DESCENT_RATE = 0.5;

/** Amplitudes of the waves in descent; the smaller one decides the order. */
export const AMPLITUDES = [1, 0.03] as const;

const EVERY = 5;
/** Updates at which what is left of the signal is recorded. */
const MOMENTS = [0, 1, 2, 5, 10, 20, 50, 100];

/**
 * Compares trainings with what the tangent kernels at initialisation predict: in which order waves are fitted, by gradient
 * descent towards small waves and by Adam, and what is left of the signal early in the descent of wide fields.
 */
export async function drawTrainings(
  sheet: Sheet,
  protocol: FieldsProtocol,
  kinds: readonly FieldKind[],
  engine: Engine,
): Promise<void> {
  const signal = waveSum();
  await compareOrders(sheet, protocol, kinds, signal, engine);
  await compareEarly(sheet, protocol, kinds, signal, engine);
}

async function compareOrders(
  sheet: Sheet,
  { steps, trainedSeeds, parameters }: FieldsProtocol,
  kinds: readonly FieldKind[],
  signal: WaveSum,
  engine: Engine,
): Promise<void> {
  const training = { engine, steps, every: EVERY };
  const waves = `of ${signal.frequencies.join(', ')} cycles`;
  const pooled: (readonly [number, number])[] = [];
  const curves: Curve[] = [];
  for (const kind of kinds) {
    const descents: (readonly [number, number])[] = [];
    const byAdam: (readonly [number, number])[] = [];
    for (let seed = 0; seed < trainedSeeds; seed++) {
      const field = fieldOf(kind, 1, parameters, seededRandom(seed));
      const name = `${kind.name}, seed ${seed}, updates until half of the waves ${waves} is left`;
      const numbers = await sheet.measure(`descent, ${name}, measured and predicted`, async () => {
        const prediction = predictField(field, signal);
        const learningRate = DESCENT_RATE / prediction.largest;
        const measured = await descend(field, signal, AMPLITUDES[1], { ...training, learningRate });
        return [...halfLives(measured, steps), ...predictedHalfLives(prediction, learningRate, steps)];
      });
      const half = numbers.length / 2;
      const predicted = numbers.slice(half);
      descents.push(...predicted.map((each, i) => [each, numbers[i]!] as const));
      const adam = await sheet.measure(`Adam, ${name}, measured`, async () => {
        const learningRate = ADAM_RATES[kind.name] ?? ADAM_RATES['others']!;
        return halfLives(await trainByAdam(field, signal, { ...training, learningRate }), steps);
      });
      byAdam.push(...predicted.map((each, i) => [each, adam[i]!] as const));
    }
    pooled.push(...descents);
    await compareRanks(sheet, `descent, ${kind.name}`, descents);
    await compareRanks(sheet, `Adam, ${kind.name}`, byAdam);
    curves.push({ name: kind.name, colour: kind.colour, scattered: true, points: descents });
  }
  await compareRanks(sheet, 'descent, all fields together', pooled);
  const ends = [1, steps] as const;
  await sheet.picture(
    'fields-order.svg',
    curveChart({
      title: 'Updates until half of a wave is left, by gradient descent',
      xLabel: 'predicted from the rate of its frequency',
      yLabel: 'measured',
      xScale: 'log',
      yScale: 'log',
      series: [
        ...curves,
        { name: 'equal', colour: 0, dashed: true, points: ends.map((each) => [each, each] as const) },
      ],
    }),
  );
}

async function compareRanks(
  sheet: Sheet,
  name: string,
  pairs: readonly (readonly [number, number])[],
): Promise<void> {
  await sheet.compare({
    quantity: `${name}, rank correlation of predicted and measured updates`,
    ours: rankCorrelation(pairs),
    expected: null,
  });
}

async function compareEarly(
  sheet: Sheet,
  { steps, parameters, wideParameters }: FieldsProtocol,
  kinds: readonly FieldKind[],
  signal: WaveSum,
  engine: Engine,
): Promise<void> {
  const early = Math.min(steps, MOMENTS.at(-1)!);
  const moments = MOMENTS.filter((moment) => moment <= early);
  const series: Curve[] = [];
  for (const kind of kinds) {
    for (const [size, amplitude] of [
      [parameters, AMPLITUDES[1]],
      [wideParameters, AMPLITUDES[0]],
      [wideParameters, AMPLITUDES[1]],
    ] as const) {
      const numbers = await sheet.measure(
        `early descent, ${kind.name}, about ${size} parameters, waves of ${amplitude}, part of the residual left after ${moments.join(', ')} updates, measured and predicted`,
        async () => {
          const field = fieldOf(kind, 1, size, seededRandom(0));
          const prediction = predictField(field, signal);
          const learningRate = DESCENT_RATE / prediction.largest;
          const run = { engine, learningRate, steps: early, every: 1 };
          const measured = await descend(field, signal, amplitude, run);
          const predicted = prediction.descent(learningRate, moments);
          return [...moments.map((moment) => residualAt(measured, moment)), ...predicted.residual];
        },
      );
      await sheet.compare({
        quantity: `early descent, ${kind.name}, about ${size} parameters, waves of ${amplitude}, largest difference of the parts`,
        ours: Math.max(...moments.map((_, i) => Math.abs(numbers[i]! - numbers[i + moments.length]!))),
        expected: null,
      });
      // A grid of values is linear in its parameters: its prediction is exact.
      if (size !== wideParameters || amplitude !== AMPLITUDES[1] || kind.depth === 0) continue;
      const curve = (offset: number): Curve['points'] =>
        moments.map((moment, i) => [moment, numbers[i + offset]!] as const);
      series.push(
        { name: kind.name, colour: kind.colour, scattered: true, points: curve(0) },
        { name: `${kind.name}, predicted`, colour: kind.colour, points: curve(moments.length) },
      );
    }
  }
  await sheet.picture(
    'fields-early.svg',
    curveChart({
      title: 'Part of the residual left in wide fields, by gradient descent',
      xLabel: 'updates',
      yLabel: 'residual, relative to the first',
      xScale: 'log',
      series,
    }),
  );
}

function residualAt({ updates, residual }: Remaining, moment: number): number {
  return residual[updates.indexOf(moment)]!;
}

/** Returns ln 2/(η·λ) for the rate λ of each frequency, at most the limit. */
function predictedHalfLives({ rates }: FieldPrediction, learningRate: number, limit: number): number[] {
  return rates.map((rate) => Math.min(limit, Math.LN2 / (learningRate * rate)));
}

function waveSum(): WaveSum {
  const { points, frequencies, seed } = SIGNAL;
  const random: Random = seededRandom(seed);
  const phases = random.uniforms(frequencies.length);
  const coordinates = gridCoordinates([points]);
  const values = coordinates.map((x) =>
    frequencies.reduce((sum, k, i) => sum + Math.cos(2 * Math.PI * (k * x + phases[i]!)), 0),
  );
  return { coordinates, values, frequencies };
}

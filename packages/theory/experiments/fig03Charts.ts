import { type Curve, curveChart } from '@fourier-features/charts';
import { isTrain, residualOf } from './fig03Split.ts';
import { type Mapping, mappingName } from './published.ts';

/** A training, measured and predicted. */
export interface Run {
  readonly mapping: Mapping;
  readonly updates: readonly number[];
  /** Values at all 256 points. */
  readonly measured: readonly Float32Array[];
  readonly predicted: readonly Float64Array[];
}

function pairs(runs: readonly Run[], of: (values: ArrayLike<number>) => number): Curve[] {
  return runs.flatMap(({ mapping, updates, measured, predicted }, colour) => [
    {
      name: mappingName(mapping),
      colour,
      points: updates.map((step, i) => [step, of(measured[i]!)] as const),
    },
    {
      name: `${mappingName(mapping)}, predicted`,
      colour,
      dashed: true,
      points: updates.map((step, i) => [step, of(predicted[i]!)] as const),
    },
  ]);
}

/** Draws train or test errors against steps. */
export function errorChart(
  runs: readonly Run[],
  train: boolean,
  error: (values: ArrayLike<number>) => number,
): string {
  return curveChart({
    title: train ? 'Error on training points' : 'Error on test points',
    xLabel: 'step',
    yLabel: 'mean square error',
    yScale: 'log',
    series: pairs(runs, error),
  });
}

/** Draws a bin of the residual's spectrum against steps. */
export function binChart(runs: readonly Run[], bin: number, signal: Float64Array): string {
  return curveChart({
    title: `Residual at DFT bin ${bin}`,
    xLabel: 'step',
    yLabel: '|DFT|',
    yScale: 'log',
    series: pairs(runs, (values) => residualOf(values, signal)[bin]!),
  });
}

/** Draws the fitted functions on the part of the line that the paper shows. */
export function functionChart(runs: readonly Run[], signal: Float64Array): string {
  const part = Array.from(signal.keys()).filter((i) => i >= 128 && i < 192);
  const curveOf = (values: ArrayLike<number>): Curve['points'] =>
    part.map((i) => [i / signal.length, values[i]!]);
  return curveChart({
    title: 'Fitted functions',
    xLabel: 'x',
    yLabel: 'f',
    series: [
      ...runs.map(({ mapping, measured }) => ({
        name: mappingName(mapping),
        points: curveOf(measured.at(-1)!),
      })),
      { name: 'target', dashed: true, points: curveOf(signal) },
      {
        name: 'trained on',
        scattered: true,
        points: curveOf(signal).filter(([x]) => isTrain(x * signal.length)),
      },
    ],
  });
}

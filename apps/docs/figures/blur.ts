/**
 * Bars that get finer, fitted by the same network with and without Fourier features: `node apps/docs/figures/blur.ts`.
 */
import {
  evaluateField,
  type FourierEncoding,
  finish,
  fit,
  gaussianEncoding,
  gridCoordinates,
  identityEncoding,
  initialField,
  pointwiseSupervision,
} from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import { lineChart } from './lineChart.ts';
import { writeFigure } from './writeFigure.ts';

const POINTS = 256;
const STEPS = 500;
/** Widths of a bar and of the gap after it, in points. */
const WIDTHS = [32, 24, 16, 12, 10, 8, 6, 6, 4, 4, 3, 3];

const { engine, dispose } = await chooseEngine();
const coordinates = gridCoordinates([POINTS]);
const bars = Float32Array.from(
  WIDTHS.flatMap((width) => [...Array<number>(width).fill(0.8), ...Array<number>(width).fill(0.2)]),
).subarray(0, POINTS);

async function fitted(encoding: FourierEncoding, learningRate: number): Promise<Float32Array> {
  const { field } = await finish(
    fit({
      field: initialField({ encoding, outputDim: 1 }),
      supervision: pointwiseSupervision({ coordinates, targets: bars, inputDim: 1 }),
      engine,
      steps: STEPS,
      learningRate,
    }),
  );
  return evaluateField(field, coordinates, { engine });
}

const points = (values: Float32Array) => Array.from(values, (y, i) => [coordinates[i]!, y] as const);
await writeFigure(
  'blur',
  lineChart({
    title: `Bars that get finer, and two networks after ${STEPS} steps. Without a mapping the network follows only the wide bars; with Fourier features it follows all of them.`,
    x: { label: 'Coordinate', range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] },
    y: { label: 'Value', range: [0, 1], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] },
    lines: [
      { name: 'Data', points: points(bars), colour: 'currentColor', weight: 6, faint: true },
      {
        name: 'No mapping',
        points: points(await fitted(identityEncoding({ inputDim: 1 }), 1e-2)),
        colour: 'var(--ff-positional)',
        dashes: '7 4',
      },
      {
        name: 'Gaussian, σ = 16',
        points: points(await fitted(gaussianEncoding({ inputDim: 1, scale: 16 }), 1e-3)),
        colour: 'var(--ff-gaussian)',
      },
    ],
  }),
);
dispose();

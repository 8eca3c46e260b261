/**
 * The kernel of 256 frequencies of the plane, on a grid and drawn at random: `node apps/docs/figures/kernels.ts`.
 */
import {
  type FourierEncoding,
  fourierEncoding,
  gaussianEncoding,
  seededRandom,
} from '@fourier-features/core';
import { encodingKernel, gaussianKernel, type Kernel, kernelMatrix, matrix } from '@fourier-features/theory';
import { lineChart } from './lineChart.ts';
import { writeFigure } from './writeFigure.ts';

const SCALE = 10;
const SIDE = 16;
const SAMPLES = 400;

const random: FourierEncoding = gaussianEncoding({
  inputDim: 2,
  scale: SCALE,
  frequencyCount: SIDE ** 2,
  normalise: true,
  random: seededRandom(0),
});
const orders = Array.from({ length: SIDE }, (_, i) => i - SIDE / 2);
/** Spacing at which the frequencies of a grid have the same root mean square along each axis. */
const spacing = SCALE / Math.sqrt(orders.reduce((sum, order) => sum + order ** 2 / SIDE, 0));
const along = orders.map((order) => order * spacing);
const regular: FourierEncoding = fourierEncoding({
  inputDim: 2,
  frequencies: along.flatMap((fx) => along.flatMap((fy) => [fx, fy])),
  normalise: true,
});

/** Returns k(u, v) for points u and v at distances from 0 to 1/2 along the first axis. */
function section(kernel: Kernel): (readonly [number, number])[] {
  const distances = Array.from({ length: SAMPLES + 1 }, (_, i) => i / (2 * SAMPLES));
  const points = matrix(
    distances.length,
    2,
    distances.flatMap((x) => [x, 0]),
  );
  const { values } = kernelMatrix(kernel, matrix(1, 2, [0, 0]), points);
  return distances.map((x, i) => [x, values[i]!] as const);
}

await writeFigure(
  'kernels',
  lineChart({
    title: `Kernels of 256 frequencies with a deviation of 10 cycles per axis, along one axis. On a grid the kernel returns to full height at a distance of ${(1 / spacing).toFixed(2)}; drawn at random it stays near zero.`,
    x: { label: 'Distance, units of the domain', range: [0, 0.5], ticks: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
    y: { label: 'Kernel', range: [-0.5, 1], ticks: [-0.5, 0, 0.5, 1] },
    lines: [
      {
        name: 'Limit',
        points: section(gaussianKernel(SCALE)),
        colour: 'currentColor',
        weight: 6,
        faint: true,
      },
      {
        name: 'Grid of 16 × 16',
        points: section(encodingKernel(regular)),
        colour: 'var(--ff-positional)',
        dashes: '7 4',
      },
      { name: '256 at random', points: section(encodingKernel(random)), colour: 'var(--ff-gaussian)' },
    ],
  }),
);

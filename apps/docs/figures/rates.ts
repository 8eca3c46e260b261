/** How fast each frequency is fitted behind four encodings: `node apps/docs/figures/rates.ts`. */
import {
  basicEncoding,
  type FourierEncoding,
  gaussianEncoding,
  gridCoordinates,
  identityEncoding,
  seededRandom,
} from '@fourier-features/core';
import { columnMatrix, composedKernel, fourierQuotients, kernelMatrix, ntk } from '@fourier-features/theory';
import { lineChart } from './lineChart.ts';
import { writeFigure } from './writeFigure.ts';

const POINTS = 256;
const HIGHEST = 64;

const network = ntk({ depth: 4, width: 256, parameterisation: 'standard', bias: true });
const grid = columnMatrix(gridCoordinates([POINTS]));
const gaussian = (scale: number): FourierEncoding =>
  gaussianEncoding({ inputDim: 1, scale, frequencyCount: 256, random: seededRandom(0) });

/** Returns the rate of each frequency from 1 on, divided by that of one cycle. */
function rates(encoding: FourierEncoding): (readonly [number, number])[] {
  const quotients = fourierQuotients(kernelMatrix(composedKernel(network, encoding), grid));
  return Array.from({ length: HIGHEST }, (_, i) => [i + 1, quotients[i + 1]! / quotients[1]!] as const);
}

await writeFigure(
  'rates',
  lineChart({
    title:
      'Rate at which each frequency is fitted, relative to that of one cycle. Without a mapping it falls steeply; Gaussian features of a larger scale keep it level up to higher frequencies.',
    x: {
      label: 'Frequency, cycles per unit',
      range: [1, HIGHEST],
      ticks: [1, 2, 4, 8, 16, 32, 64],
      log: true,
    },
    y: {
      label: 'Rate, relative to one cycle',
      range: [1e-4, 10],
      ticks: [1e-4, 1e-3, 0.01, 0.1, 1, 10],
      log: true,
    },
    lines: [
      {
        name: 'No mapping',
        points: rates(identityEncoding({ inputDim: 1 })),
        colour: 'var(--ff-none)',
        dashes: '7 4',
      },
      {
        name: 'Basic',
        points: rates(basicEncoding({ inputDim: 1 })),
        colour: 'var(--ff-basic)',
        dashes: '2 3',
      },
      {
        name: 'Gaussian, σ = 4',
        points: rates(gaussian(4)),
        colour: 'var(--ff-positional)',
        dashes: '12 3 3 3',
      },
      { name: 'Gaussian, σ = 16', points: rates(gaussian(16)), colour: 'var(--ff-gaussian)' },
    ],
  }),
);

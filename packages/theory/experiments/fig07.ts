import { curveChart } from '@fourier-features/charts';
import { fourierEncoding } from '@fourier-features/core';
import { circulantEigenvalues, composedKernel, ntk } from '@fourier-features/theory';
import { type Figure, type FigureRun, openSheet } from './figure.ts';
import { gridRow, RECOMPUTED } from './published.ts';

const POINTS = 128;
const BINS = [0, 1, 2, 8, 32, 43, 64];
/** Frequencies of the two panels; those of 0 make constant features. */
const PANELS = { basic: [1], '1 and 43': [1, 0, 0, 0, 0, 43] } as const;
/** Number of hidden layers, and |DFT| at `BINS` divided by the kernel half a period away. */
const EXPECTED = {
  basic: [
    [4, [21.22, 7.645, 3.587, 0.185, 0.0133, 0.0084, 0.00665]],
    [8, [16.41, 4.112, 2.388, 0.253, 0.02, 0.0132, 0.01]],
    [16, [14.43, 2.649, 1.813, 0.362, 0.0365, 0.0244, 0.0186]],
  ],
  '1 and 43': [
    [4, [16.66, 1.948, 0.351, 0.0161, 0.0099, 2.006, 0.0049]],
    [8, [15.13, 1.659, 0.477, 0.0326, 0.0202, 1.739, 0.0101]],
    [16, [13.95, 1.374, 0.572, 0.065, 0.0414, 1.456, 0.0213]],
  ],
} as const;

/** Depth spreads each frequency of the encoding over the spectrum. No training. */
export const fig07: Figure = {
  names: ['7'],
  title: 'how depth spreads frequencies',
  minutes: { quick: 0.1, paper: 0.1 },
  run: drawSpreading,
};

async function drawSpreading(run: FigureRun): Promise<void> {
  const sheet = openSheet(
    'fig07',
    run,
    { points: POINTS, panels: PANELS, parameterisation: 'ntk' },
    undefined,
  );
  for (const [name, panel] of [
    ['basic', 'a'],
    ['1 and 43', 'b'],
  ] as const) {
    const curves = [];
    for (const [hidden, expected] of EXPECTED[name]) {
      const spectrum = spreading(name, hidden);
      await sheet.compare({
        quantity: `${name}, ${hidden} hidden layers`,
        ours: BINS.map((k) => spectrum[k]!),
        expected,
        source: RECOMPUTED,
      });
      const points = Array.from(spectrum.subarray(0, POINTS / 2 + 1), (value, k) => [k, value] as const);
      curves.push({ name: `${hidden} hidden layers`, points });
    }
    await sheet.picture(
      `fig07${panel}.svg`,
      curveChart({
        title: `Spectrum of the tangent kernel, frequencies ${name}`,
        xLabel: 'cycles',
        yLabel: '|DFT|, relative',
        yScale: 'log',
        series: curves,
      }),
    );
  }
}

/** Returns the orthonormal |DFT| of the kernel's row, divided by its value half a period away. */
function spreading(name: keyof typeof PANELS, hidden: number): Float64Array {
  const encoding = fourierEncoding({ inputDim: 1, frequencies: PANELS[name] });
  const network = ntk({ depth: hidden + 1, parameterisation: 'ntk', bias: false });
  const row = gridRow(composedKernel(network, encoding), POINTS);
  return circulantEigenvalues(row).map((value) => Math.abs(value) / Math.sqrt(POINTS) / row[POINTS / 2]!);
}

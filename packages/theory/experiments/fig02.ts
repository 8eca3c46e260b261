import { curveChart, heatMap } from '@fourier-features/charts';
import { encodePng } from '@fourier-features/pictures';
import { circulantEigenvalues, columnMatrix, kernelMatrix, matrix, ntk } from '@fourier-features/theory';
import { type Figure, type FigureRun, openSheet } from './figure.ts';
import { gridRow, mappingKernel, mappingName, POWERS, publishedNetwork, RECOMPUTED } from './published.ts';

const POINTS = 32;
const OFFSETS = [0, 1, 2, 4, 8, 16];
const BINS = [0, 1, 2, 4, 8, 12, 16];
const HEAT_POINTS = 100;

/** For each p, the kernel's row at `OFFSETS`/32 and its DFT at `BINS`. */
const EXPECTED: readonly { readonly row: readonly number[]; readonly spectrum: readonly number[] }[] = [
  {
    row: [14, 5.519, 5.699, 5.699, 5.699, 5.699],
    spectrum: [187.8, 8.301, 8.301, 8.301, 8.301, 8.301, 11.19],
  },
  {
    row: [14, 7.787, 6.713, 5.973, 5.433, 5.178],
    spectrum: [190.2, 20.48, 13.94, 9.598, 6.767, 5.665, 6.047],
  },
  {
    row: [14, 10.768, 9.001, 7.062, 5.342, 4.565],
    spectrum: [201.6, 41.19, 21.11, 8.928, 3.736, 2.435, 2.193],
  },
  {
    row: [14, 12.287, 10.669, 8.145, 5.433, 4.276],
    spectrum: [213.1, 54.95, 24.4, 6.769, 1.828, 1.013, 0.85],
  },
  {
    row: [14, 12.762, 11.359, 8.757, 5.54, 4.174],
    spectrum: [219.2, 60.95, 24.87, 5.279, 1.196, 0.65, 0.545],
  },
  {
    row: [14, 12.987, 11.778, 9.283, 5.699, 4.12],
    spectrum: [224.6, 65.22, 24.16, 4.099, 0.932, 0.519, 0.439],
  },
];

/** Kernels without and with Fourier features, and the effect of the amplitudes. No training. */
export const fig02: Figure = {
  names: ['2'],
  title: 'tangent kernels without and with Fourier features',
  minutes: { quick: 0.1, paper: 0.1 },
  run: drawKernels,
};

async function drawKernels(run: FigureRun): Promise<void> {
  const sheet = openSheet(
    'fig02',
    run,
    { network: publishedNetwork, points: POINTS, powers: POWERS.map(mappingName) },
    undefined,
  );
  const rows = POWERS.map((power) => gridRow(mappingKernel(power), POINTS));
  for (const [i, power] of POWERS.entries()) {
    const spectrum = circulantEigenvalues(rows[i]!);
    const { row, spectrum: expected } = EXPECTED[i]!;
    await sheet.compare({
      quantity: `row, ${mappingName(power)}`,
      ours: OFFSETS.map((x) => rows[i]![x]!),
      expected: row,
      source: RECOMPUTED,
    });
    await sheet.compare({
      quantity: `spectrum, ${mappingName(power)}`,
      ours: BINS.map((k) => spectrum[k]!),
      expected,
      source: RECOMPUTED,
    });
  }
  const { raw, circle } = heatMaps();
  const middle = Math.floor(HEAT_POINTS / 2);
  await sheet.compare({
    quantity: 'no mapping, K at (−π, −π), near (0, 0), and at (−π, π)',
    ours: [raw[0]!, raw[middle * HEAT_POINTS + middle]!, raw[HEAT_POINTS - 1]!],
    expected: [3793, 2, 868],
    source: RECOMPUTED,
  });
  await sheet.compare({
    quantity: 'on the circle, largest and smallest value',
    ours: [Math.max(...circle), Math.min(...circle)],
    expected: [194, 45.3],
    source: RECOMPUTED,
  });
  for (const [name, values] of [
    ['fig02a', raw],
    ['fig02b', circle],
  ] as const)
    await sheet.picture(
      `${name}.png`,
      await encodePng(heatMap({ values, shape: [HEAT_POINTS, HEAT_POINTS], cellSize: 4 })),
    );
  await sheet.picture(
    'fig02c.svg',
    curveChart({
      title: 'Tangent kernel against offset',
      xLabel: 'offset',
      yLabel: 'K',
      series: POWERS.map((power, i) => ({
        name: mappingName(power),
        points: Array.from(
          { length: POINTS + 1 },
          (_, x) => [x / POINTS - 0.5, rows[i]![(x + POINTS / 2) % POINTS]!] as const,
        ),
      })),
    }),
  );
  await sheet.picture(
    'fig02d.svg',
    curveChart({
      title: 'Spectrum of the tangent kernel',
      xLabel: 'cycles',
      yLabel: 'eigenvalue',
      yScale: 'log',
      series: POWERS.map((power, i) => ({
        name: mappingName(power),
        points: Array.from(
          circulantEigenvalues(rows[i]!).subarray(0, POINTS / 2 + 1),
          (value, k) => [k, value] as const,
        ),
      })),
    }),
  );
}

/** Returns the kernel on angles from −π to π, and on their sines and cosines. */
function heatMaps(): { raw: Float64Array; circle: Float64Array } {
  const angles = Array.from({ length: HEAT_POINTS }, (_, i) => Math.PI * ((2 * i) / (HEAT_POINTS - 1) - 1));
  const kernel = ntk(publishedNetwork);
  return {
    raw: kernelMatrix(kernel, columnMatrix(angles)).values,
    circle: kernelMatrix(
      kernel,
      matrix(
        HEAT_POINTS,
        2,
        angles.flatMap((x) => [Math.sin(x), Math.cos(x)]),
      ),
    ).values,
  };
}

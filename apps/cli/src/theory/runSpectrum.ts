import { resolve } from 'node:path';
import { curveChart } from '@fourier-features/charts';
import { fourierQuotients, kernelMatrix, largestStableRate, symmetricEigen } from '@fourier-features/theory';
import { openOutputFolder } from '../files/outputFolder.ts';
import { type Interrupt, writing } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import { builtEncoding, describeKernel, kernelOf, QUICK_POINTS, unitGrid } from './kernels.ts';
import type { NamedEncoding } from './namedEncoding.ts';
import type { KernelValues } from './options.ts';

interface Spectrum {
  readonly encoding: string;
  /** Eigenvalues of the kernel's matrix, largest first. */
  readonly eigenvalues: readonly number[];
  /** Strength of the kernel at 0, 1, … ⌊n/2⌋ cycles. */
  readonly frequencies: readonly number[];
  readonly largestStableRate: number;
}

/** Draws how fast kernels fit each frequency. */
export async function runSpectrum(
  encodings: readonly NamedEncoding[],
  values: KernelValues,
  { blocking, enter }: Interrupt,
): Promise<void> {
  const { points } = values;
  const built = encodings.map((named) => ({ named, encoding: builtEncoding(named, values) }));
  const spectrum = ({ named, encoding }: (typeof built)[number]): Spectrum => {
    const kernel = kernelMatrix(kernelOf(encoding, values), unitGrid(points));
    const eigenvalues = symmetricEigen(kernel).values;
    return {
      encoding: named.name,
      eigenvalues: Array.from(eigenvalues),
      frequencies: Array.from(fourierQuotients(kernel).subarray(0, Math.floor(points / 2) + 1)),
      largestStableRate: largestStableRate(eigenvalues),
    };
  };
  const compute = (): Spectrum[] => built.map(spectrum);
  const spectra = points > QUICK_POINTS ? await blocking(compute) : compute();
  const out = await openOutputFolder('spectrum', values);
  const chart = (key: 'frequencies' | 'eigenvalues', title: string, xLabel: string): string =>
    curveChart({
      title,
      xLabel,
      yLabel: key === 'frequencies' ? 'strength' : 'eigenvalue',
      yScale: 'log',
      series: spectra.map((each) => ({
        name: each.encoding,
        points: aboveRounding(each[key]).map((value, i) => [i, value] as const),
      })),
    });
  await enter(writing());
  const files = {
    frequencies: await out.write(
      'frequencies.svg',
      chart('frequencies', 'How fast each frequency is fitted', 'cycles'),
    ),
    eigenvalues: await out.write('eigenvalues.svg', chart('eigenvalues', 'Eigenvalues', 'index')),
  };
  const report = { task: 'theory-spectrum', ...describeKernel(values), spectra, files };
  await out.write('spectrum.json', `${JSON.stringify(report, null, 2)}\n`);
  const lines = spectra.map(({ encoding, frequencies, largestStableRate: rate }) => {
    const at = (k: number): string => frequencies[k]!.toPrecision(3);
    const highest = frequencies.length - 1;
    return `${encoding}: ${at(0)} at 0, ${at(1)} at 1, ${at(highest)} at ${highest} cycles; rates below ${rate.toPrecision(3)} are stable`;
  });
  const paths = Object.entries(files).map(([name, each]) => `${name}: ${resolve(each)}`);
  print(report, values.json, [...lines, ...paths].join('\n'));
}

/** Replaces values that rounding alone could have made by NaN, which is not drawn. */
function aboveRounding(values: readonly number[]): number[] {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  return values.map((value) => (value > values.length * Number.EPSILON * largest ? value : Number.NaN));
}

import { resolve } from 'node:path';
import { curveChart } from '@fourier-features/pictures';
import { fourierQuotients, kernelMatrix, largestStableRate, symmetricEigen } from '@fourier-features/theory';
import { Command } from 'commander';
import { openOutputFolder } from '../files/outputs.ts';
import { ENCODING_NAMES, moreEncodings, type NamedEncoding } from '../run/theory/namedEncoding.ts';
import { addKernelOptions, builtEncoding, type KernelOptions, kernelOf, unitGrid } from './theoryOptions.ts';

interface Spectrum {
  readonly encoding: string;
  /** Of the kernel's matrix, largest first. */
  readonly eigenvalues: readonly number[];
  /** How strongly the kernel acts on 0, 1, … ⌊n/2⌋ cycles. */
  readonly frequencies: readonly number[];
  readonly largestStableRate: number;
}

export function theorySpectrumCommand(): Command {
  const command = new Command('spectrum')
    .description('draw how fast a kernel learns each frequency, for several encodings in one picture')
    .argument('<encodings...>', ENCODING_NAMES, moreEncodings);
  return addKernelOptions(command)
    .addHelpText(
      'after',
      `
The folder gets frequencies.svg (what the kernel's matrix K does to the Fourier mode e of each frequency, eᴴKe; its
eigenvalues where the kernel is periodic), eigenvalues.svg and spectrum.json. A mode of eigenvalue λ is learnt by
gradient descent on ½·Σ(f − y)² as 1 − e^(−λ·rate·steps).

Examples:
  $ fourier-features theory spectrum none basic gaussian:4 gaussian:16
  $ fourier-features theory spectrum series:0 series:1 series:inf --points 32`,
    )
    .action(drawSpectra);
}

async function drawSpectra(encodings: readonly NamedEncoding[], options: KernelOptions): Promise<void> {
  const { of, points } = options;
  const built = encodings.map((named) => ({ named, encoding: builtEncoding(named, options) }));
  const spectra = built.map(({ named, encoding }): Spectrum => {
    const kernel = kernelMatrix(kernelOf(encoding, options), unitGrid(points));
    const eigenvalues = symmetricEigen(kernel).values;
    return {
      encoding: named.name,
      eigenvalues: Array.from(eigenvalues),
      frequencies: Array.from(fourierQuotients(kernel).subarray(0, Math.floor(points / 2) + 1)),
      largestStableRate: largestStableRate(eigenvalues),
    };
  });
  const out = await openOutputFolder(options.out ?? 'spectrum');
  const chart = (key: 'frequencies' | 'eigenvalues', title: string, xLabel: string): string =>
    curveChart({
      title,
      xLabel,
      yLabel: key === 'frequencies' ? 'strength' : 'eigenvalue',
      yScale: 'log',
      series: spectra.map((spectrum) => ({
        name: spectrum.encoding,
        points: aboveRounding(spectrum[key]).map((value, i) => [i, value] as const),
      })),
    });
  const files = {
    frequencies: await out.write(
      'frequencies.svg',
      chart('frequencies', 'How fast each frequency is learnt', 'cycles'),
    ),
    eigenvalues: await out.write('eigenvalues.svg', chart('eigenvalues', 'Eigenvalues', 'place')),
  };
  const { depth, width, parameterisation, bias, features, seed } = options;
  const network = of === 'encoding' ? null : { depth, width, parameterisation, bias };
  const report = { task: 'theory-spectrum', of, network, features, seed, points, spectra, files };
  await out.write('spectrum.json', `${JSON.stringify(report, null, 2)}\n`);
  const lines = spectra.map(({ encoding, frequencies, largestStableRate: rate }) => {
    const at = (k: number): string => frequencies[k]!.toPrecision(3);
    const highest = frequencies.length - 1;
    return `${encoding}: ${at(0)} at 0, ${at(1)} at 1, ${at(highest)} at ${highest} cycles; rates below ${rate.toPrecision(3)} are stable`;
  });
  const paths = Object.entries(files).map(([name, each]) => `${name}: ${resolve(each)}`);
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${[...lines, ...paths].join('\n')}\n`);
}

/** Values that rounding alone could have made are not drawn. */
function aboveRounding(values: readonly number[]): number[] {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  return values.map((value) => (value > values.length * Number.EPSILON * largest ? value : Number.NaN));
}

import { resolve } from 'node:path';
import { encodeNpy } from '@fourier-features/datasets';
import { curveChart, encodePng, heatMap } from '@fourier-features/pictures';
import { encodingBandwidth, kernelMatrix } from '@fourier-features/theory';
import { Command, InvalidArgumentError } from 'commander';
import { openOutputFolder } from '../files/outputs.ts';
import { ENCODING_NAMES, type NamedEncoding, namedEncoding } from '../run/theory/namedEncoding.ts';
import {
  addKernelOptions,
  builtEncoding,
  fileName,
  type KernelOptions,
  kernelOf,
  unitGrid,
} from './theoryOptions.ts';

interface RowOptions extends KernelOptions {
  at: number;
}

/** Pixels that the shorter matrices are enlarged to. */
const PICTURE_SIDE = 512;

export function theoryKernelCommand(): Command {
  const command = new Command('kernel')
    .description('draw a kernel on a line: one row of it, and the matrix')
    .argument('<encoding>', ENCODING_NAMES, namedEncoding)
    .option('--at <x>', 'point that the row is taken at', unitInterval, 0.5);
  return addKernelOptions(command)
    .addHelpText(
      'after',
      `
The folder gets row.svg, matrix.png (black: the least value, white: the greatest), matrix.npy and kernel.json.
Features have unit length; with none the network sees the coordinate itself, from -1/2 to 1/2.

Examples:
  $ fourier-features theory kernel none
  $ fourier-features theory kernel series:1 --points 32
  $ fourier-features theory kernel gaussian:10 --of encoding --features 256 --out rff`,
    )
    .action(drawKernel);
}

async function drawKernel(named: NamedEncoding, options: RowOptions): Promise<void> {
  const { of, points, at } = options;
  const encoding = builtEncoding(named, options);
  const { values } = kernelMatrix(kernelOf(encoding, options), unitGrid(points));
  const index = Math.min(points - 1, Math.round(at * points));
  const row = values.slice(index * points, (index + 1) * points);
  const out = await openOutputFolder(options.out ?? `kernel-${fileName(named.name)}`);
  const curve = Array.from(row, (value, i) => [i / points, value] as const);
  const cellSize = Math.max(1, Math.floor(PICTURE_SIDE / points));
  const files = {
    row: await out.write(
      'row.svg',
      curveChart({
        title: `${titleOf(of)}, ${named.name}`,
        xLabel: 'x',
        yLabel: `K(x, ${index / points})`,
        series: [{ name: named.name, points: curve }],
      }),
    ),
    matrix: await out.write(
      'matrix.png',
      await encodePng(heatMap({ values, shape: [points, points], cellSize })),
    ),
    array: await out.write('matrix.npy', encodeNpy({ values, shape: [points, points] })),
  };
  const { depth, width, parameterisation, bias, features, seed } = options;
  const report = {
    task: 'theory-kernel',
    encoding: named.name,
    of,
    network: of === 'encoding' ? null : { depth, width, parameterisation, bias },
    features,
    seed,
    points,
    at: index / points,
    row: Array.from(row),
    least: values.reduce((a, b) => Math.min(a, b)),
    greatest: values.reduce((a, b) => Math.max(a, b)),
    halfWidth: encoding.frequencyCount === 0 ? null : encodingBandwidth(encoding).halfWidth[0]!,
    files,
  };
  await out.write('kernel.json', `${JSON.stringify(report, null, 2)}\n`);
  const { least, greatest, halfWidth } = report;
  const text = [
    `${titleOf(of)}, ${named.name}: ${row[index]!.toPrecision(5)} on the diagonal at ${index / points}, from ${least.toPrecision(4)} to ${greatest.toPrecision(4)}`,
    ...(halfWidth === null ? [] : [`half-width of the encoding’s own kernel: ${halfWidth.toPrecision(3)}`]),
    ...Object.entries(files).map(([name, each]) => `${name}: ${resolve(each)}`),
    '',
  ].join('\n');
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : text);
}

function titleOf(of: KernelOptions['of']): string {
  return { ntk: 'Tangent kernel', nngp: 'Covariance of random networks', encoding: 'Kernel of features' }[of];
}

function unitInterval(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value < 1))
    throw new InvalidArgumentError('It must be a number from 0 to below 1.');
  return value;
}

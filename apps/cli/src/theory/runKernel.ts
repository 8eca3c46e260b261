import { resolve } from 'node:path';
import { curveChart, heatMap } from '@fourier-features/charts';
import { encodeNpy } from '@fourier-features/datasets';
import { encodePng } from '@fourier-features/pictures';
import { encodingBandwidth, kernelMatrix } from '@fourier-features/theory';
import { openOutputFolder } from '../files/outputFolder.ts';
import { type Interrupt, writing } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import type { RowValues } from './kernel.ts';
import { builtEncoding, describeKernel, kernelOf, unitGrid } from './kernels.ts';
import type { NamedEncoding } from './namedEncoding.ts';
import type { KernelValues } from './options.ts';

/** Pixels to which small matrices are enlarged. */
const PICTURE_SIDE = 512;

/** Draws a kernel on a line. */
export async function runKernel(
  named: NamedEncoding,
  values: RowValues,
  { enter }: Interrupt,
): Promise<void> {
  const { of, points, at } = values;
  const encoding = builtEncoding(named, values);
  const { values: matrix } = kernelMatrix(kernelOf(encoding, values), unitGrid(points));
  const index = Math.min(points - 1, Math.round(at * points));
  const row = matrix.slice(index * points, (index + 1) * points);
  const out = await openOutputFolder(`kernel-${named.name.replaceAll(':', '-')}`, values);
  const curve = Array.from(row, (value, i) => [i / points, value] as const);
  const cellSize = Math.max(1, Math.floor(PICTURE_SIDE / points));
  const heat = await encodePng(heatMap({ values: matrix, shape: [points, points], cellSize }));
  await enter(writing());
  const files = {
    row: await out.write(
      'row.svg',
      curveChart({
        title: `${TITLES[of]}, ${named.name}`,
        xLabel: 'x',
        yLabel: `K(x, ${index / points})`,
        series: [{ name: named.name, points: curve }],
      }),
    ),
    matrix: await out.write('matrix.png', heat),
    array: await out.write('matrix.npy', encodeNpy({ values: matrix, shape: [points, points] })),
  };
  const report = {
    task: 'theory-kernel',
    encoding: named.name,
    ...describeKernel(values),
    at: index / points,
    row: Array.from(row),
    least: matrix.reduce((a, b) => Math.min(a, b)),
    greatest: matrix.reduce((a, b) => Math.max(a, b)),
    halfWidth: encoding.frequencyCount === 0 ? null : encodingBandwidth(encoding).halfWidth[0]!,
    files,
  };
  await out.write('kernel.json', `${JSON.stringify(report, null, 2)}\n`);
  const { least, greatest, halfWidth } = report;
  const lines = [
    `${TITLES[of]}, ${named.name}: ${row[index]!.toPrecision(5)} on the diagonal at ${index / points}, from ${least.toPrecision(4)} to ${greatest.toPrecision(4)}`,
    ...(halfWidth === null
      ? []
      : [`half-width of the kernel of the encoding alone: ${halfWidth.toPrecision(3)}`]),
    ...Object.entries(files).map(([name, each]) => `${name}: ${resolve(each)}`),
  ];
  print(report, values.json, lines.join('\n'));
}

const TITLES: Readonly<Record<KernelValues['of'], string>> = {
  ntk: 'Tangent kernel',
  nngp: 'Covariance of random networks',
  encoding: 'Kernel of features',
};

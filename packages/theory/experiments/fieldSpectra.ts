import { type Curve, curveChart } from '@fourier-features/charts';
import { type Field, gridCoordinates, type Random, seededRandom } from '@fourier-features/core';
import {
  eigenFrequencies,
  empiricalNtk,
  frequencyRates,
  type Matrix,
  symmetricEigen,
} from '@fourier-features/theory';
import { type FieldKind, fieldOf, parameterCount } from './fieldKinds.ts';
import type { FieldsProtocol } from './fieldsProtocol.ts';
import type { Sheet } from './figure.ts';
import { rankCorrelation } from './rankCorrelation.ts';

/** A regular grid of points, and the grids of fields on it. */
export interface Space {
  readonly inputDim: number;
  /** Points along an axis. */
  readonly side: number;
  /** Cells of the plain grid along an axis. */
  readonly gridCells: number;
  /** Most entries of a level of the hash grid. */
  readonly tableSize: number;
  /** Frequencies that are recorded, in cycles per side. */
  readonly frequencies: readonly number[];
  /** Axis of the frequencies. */
  readonly xScale: 'linear' | 'log';
}

export const SPACES: readonly [Space, Space] = [
  {
    inputDim: 1,
    side: 256,
    gridCells: 64,
    tableSize: 2 ** 14,
    frequencies: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96],
    xScale: 'log',
  },
  {
    inputDim: 2,
    side: 32,
    gridCells: 16,
    tableSize: 2 ** 11,
    frequencies: [1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16],
    xScale: 'linear',
  },
];

/**
 * Draws how fast each frequency is fitted relative to one cycle: the geometric mean over seeds, and between which values the
 * seeds lie. Kernels at initialisation are not stationary: a rate is the mean over phases of the wave, and each seed moves the
 * points by a fraction of their distance, because grids repeat themselves from cell to cell.
 */
export async function drawSpectra(
  sheet: Sheet,
  protocol: FieldsProtocol,
  space: Space,
  kinds: readonly FieldKind[],
): Promise<void> {
  const { inputDim, frequencies, xScale } = space;
  const curves: Curve[] = [];
  for (const kind of kinds) {
    const name = `${inputDim}-D, ${kind.name}`;
    await sheet.measure(`${name}, parameters`, async () => [
      parameterCount(drawField(kind, space, protocol, 0).field),
    ]);
    const seeds: (readonly number[])[] = [];
    for (let seed = 0; seed < protocol.seeds; seed++) {
      const quantity = `${name}, seed ${seed}, rates of ${frequencies.join(', ')} cycles over that of one cycle`;
      seeds.push(
        await sheet.measure(quantity, async () => {
          const rates = frequencyRates(kernelOf(kind, space, protocol, seed), shapeOf(space));
          return frequencies.map((k) => rates[k]! / rates[1]!);
        }),
      );
    }
    const at = (k: number): number[] => seeds.map((rates) => rates[k]!);
    curves.push({
      name: kind.name,
      colour: kind.colour,
      dashed: kind.dashed ?? false,
      points: frequencies.map((frequency, k) => [frequency, geometricMean(at(k))] as const),
      band: frequencies.map((frequency, k) => [frequency, Math.min(...at(k)), Math.max(...at(k))] as const),
    });
  }
  await sheet.picture(
    `fields-${inputDim}d.svg`,
    curveChart({
      title: `Rates of frequencies at initialisation, ${inputDim === 1 ? 'on a line' : 'in the plane'}`,
      xLabel: 'frequency, cycles per side',
      yLabel: 'rate, relative to one cycle',
      xScale,
      yScale: 'log',
      series: curves,
    }),
  );
}

/** Eigenvalues below this part of the largest are not drawn; most of them are rounding. */
const LEAST = 1e-6;

/** Every fourth eigenvalue is drawn. */
const DRAWN = 4;

/** Draws eigenvalues over the mean frequencies of their eigenvectors, on the line. */
export async function drawEigenvalues(
  sheet: Sheet,
  protocol: FieldsProtocol,
  kinds: readonly FieldKind[],
): Promise<void> {
  const [space] = SPACES;
  const series: Curve[] = [];
  for (const kind of kinds) {
    const eigen = symmetricEigen(kernelOf(kind, space, protocol, 0));
    const frequencies = eigenFrequencies(eigen);
    const pairs = Array.from(
      eigen.values,
      (value, i) => [frequencies[i]!, value / eigen.values[0]!] as const,
    ).filter(([, value]) => value > LEAST);
    await sheet.measure(
      `1-D, ${kind.name}, rank correlation of eigenvalues above ${LEAST} of the largest and frequencies`,
      async () => [rankCorrelation(pairs)],
    );
    series.push({
      name: kind.name,
      colour: kind.colour,
      scattered: true,
      points: pairs.filter((_, i) => i % DRAWN === 0),
    });
  }
  await sheet.picture(
    'fields-eigenvalues.svg',
    curveChart({
      title: 'Eigenvalues of tangent kernels at initialisation, on a line',
      xLabel: 'mean frequency of the eigenvector, cycles per side',
      yLabel: 'eigenvalue, relative to the largest',
      yScale: 'log',
      series,
    }),
  );
}

function shapeOf({ inputDim, side }: Space): number[] {
  return Array.from({ length: inputDim }, () => side);
}

function drawField(
  kind: FieldKind,
  { inputDim, side }: Space,
  { parameters }: FieldsProtocol,
  seed: number,
): { field: Field; shift: Float32Array } {
  const [ofField, ofShift] = seededRandom(seed).split(2) as [Random, Random];
  const field = fieldOf(kind, inputDim, parameters, ofField);
  return { field, shift: ofShift.uniforms(inputDim).map((each) => each / side) };
}

function kernelOf(kind: FieldKind, space: Space, protocol: FieldsProtocol, seed: number): Matrix {
  const { field, shift } = drawField(kind, space, protocol, seed);
  const coordinates = gridCoordinates(shapeOf(space)).map((each, i) => each + shift[i % space.inputDim]!);
  return empiricalNtk(field, coordinates);
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

import { checkPositive } from '@fourier-features/core/check';
import * as ct from '@fourier-features/ct';
import { decodeNpy } from '@fourier-features/datasets';
import { sha256, sha256OfAll } from '../sha256.ts';
import { InputError } from '../words.ts';
import type { CtInput, CtOperatorName } from './ctInput.ts';
import { ctOperator } from './ctOperator.ts';
import { inDegrees } from './inDegrees.ts';
import { lopsidedNotes } from './lopsidedNotes.ts';
import { projectionAngles } from './projectionAngles.ts';
import { rangeOf } from './rangeOf.ts';
import {
  type AngleUnit,
  type Direction,
  type SinogramConvention,
  type SinogramLayout,
  sinogramWriting,
} from './sinogramConvention.ts';
import { type SinogramScan, sinogramScan } from './sinogramScan.ts';
import { sinogramWarnings } from './sinogramWarnings.ts';

export interface ReadSinogramOptions {
  /** Name of the sinogram, without an extension. */
  name: string;
  /** Program that wrote the sinogram, whose conventions then are the defaults of the other options. */
  convention?: SinogramConvention | undefined;
  /** Order of the axes; `projections-first` by default. */
  layout?: SinogramLayout | undefined;
  /** Arc that the projections cover evenly, its end left out, in radians; π by default. */
  arc?: number | undefined;
  /** Bytes of a `.npy` array with one angle per projection, instead of an arc. */
  angles?: Uint8Array | undefined;
  /** Unit of `angles`, without a default: a file does not say it. */
  angleUnit?: AngleUnit | undefined;
  /** Sense in which the detectors turn, in the picture with row 0 on top; `clockwise`, from x to y, by default. */
  direction?: Direction | undefined;
  /** Added to all angles, in radians; at angle 0 the detectors lie along the rows of the picture. 0 by default. */
  angleOffset?: number | undefined;
  /** Operator that explains the measurements; `lines` by default. */
  operator?: CtOperatorName | undefined;
  /** Pixels along each side of the result; by default as many as the detectors that its side spans. */
  size?: number | undefined;
  /** Distance between detectors, in the unit of length of the line integrals; by default their row is 1 long. */
  detectorSpacing?: number | undefined;
  /** Detector on which the centre of rotation falls: any finite number; the middle by default. */
  centre?: number | undefined;
  /** Intensity without an object, if the file holds intensities rather than line integrals. */
  incident?: number | undefined;
  /** Attenuation that becomes 1; by default estimated from a back-projection. */
  peak?: number | undefined;
}

/**
 * Reads a measured sinogram of a parallel beam, a `.npy` array. The picture covers all that the detectors see as they turn about
 * the centre of rotation: it is as large as the longer side of the detectors needs.
 *
 * Its warnings state what makes it doubtful that the numbers are line integrals at these angles, by `ct.sinogramReport`.
 *
 * @throws Error if the bytes are not such an array; RangeError if an option is out of range or does not fit it.
 * @example
 * import { encodeNpy } from '@fourier-features/datasets';
 * import { readSinogram } from '@fourier-features/tasks';
 *
 * const values = new Float32Array(20 * 16).fill(0.5);
 * const bytes = encodeNpy({ values, shape: [20, 16] }); // or any .npy file
 * const input = await readSinogram(bytes, { name: 'scan', detectorSpacing: 0.5 });
 */
export async function readSinogram(bytes: Uint8Array, options: ReadSinogramOptions): Promise<CtInput> {
  const { name, convention, arc = Math.PI, operator = 'lines', incident } = options;
  const writing = sinogramWriting(convention);
  const { layout = writing.layout, direction = writing.direction } = options;
  const { detectorSpacing = writing.detectorSpacing, angleOffset = writing.angleOffset } = options;
  if (detectorSpacing !== undefined)
    checkPositive('readSinogram', 'detectorSpacing', detectorSpacing, 'in units of length');
  const { values, projections, detectors, shape } = projectionRows(bytes, layout);
  const angles = projectionAngles(projections, {
    file: options.angles,
    unit: options.angleUnit ?? writing.angleUnit,
    arc,
    startsAt: writing.startsAt,
    direction,
    offset: angleOffset,
  });
  const { size, centre } = options;
  const { centreOnPixel } = writing;
  const { extent, ...scan } = sinogramScan({ operator, angles, detectors, size, centre, centreOnPixel });
  // The side of the picture, which is the unit of length from here on.
  const side = extent * (detectorSpacing ?? 1 / detectors);
  const integrals = lineIntegrals(values, incident);
  const sinogram = integrals.map((value) => value / side);
  const peak = peakOf(sinogram, scan, options);
  const assumed = options.peak === undefined && peak !== 1;
  return {
    name,
    sha256: options.angles === undefined ? await sha256(bytes) : await sha256OfAll([bytes, options.angles]),
    description: `${name}: ${projections} projections of ${detectors} detectors ${where(angles, options.angles ? undefined : arc)}, peak ${peak}`,
    warnings: sinogramWarnings({
      sinogram: integrals,
      angles,
      centre: scan.geometry.detectorCentre!,
      incident,
      anglesGiven: options.angles !== undefined,
    }),
    notes: [
      ...(assumed ? [`attenuations reach about ${peak}, which becomes 1. Pass {peak} to change that.`] : []),
      ...lopsidedNotes(scan),
    ],
    settings: {
      convention: convention ?? null,
      layout,
      arc: options.angles === undefined ? arc : null,
      angleUnit: options.angles === undefined ? null : (options.angleUnit ?? writing.angleUnit!),
      direction,
      angleOffset,
      operator,
      size: size ?? null,
      detectorSpacing: options.detectorSpacing ?? null,
      centre: centre ?? null,
      incident: incident ?? null,
      peak,
    },
    provenance: { shape: scan.shape, measurements: shape },
    shape: scan.shape,
    operator: ctOperator(scan),
    measurements: sinogram.map((value) => value / peak),
    truth: undefined,
    volume: undefined,
    scan,
  };
}

/** A sinogram with projections first. */
interface Projections {
  readonly values: ArrayLike<number>;
  readonly projections: number;
  readonly detectors: number;
  /** Shape in the file. */
  readonly shape: readonly number[];
}

function projectionRows(bytes: Uint8Array, layout: SinogramLayout): Projections {
  const { values, shape, complex } = decodeNpy(bytes);
  // Programs for volumes write a single row of detectors as [projections, 1, detectors].
  const sides =
    shape.length === 3 && !complex ? shape.filter((side, axis) => axis !== 1 || side !== 1) : shape;
  const [rows, columns] = sides as [number, number];
  const [projections, detectors] = layout === 'projections-first' ? [rows, columns] : [columns, rows];
  if (sides.length !== 2 || complex || projections < 1 || detectors < 2) {
    const axes = layout === 'projections-first' ? '[projections, detectors]' : '[detectors, projections]';
    throw new InputError(
      'readSinogram',
      `the array must be ${axes} of real numbers, got ${complex ? `[${shape.slice(0, -1).join(', ')}] of complex ones` : `[${shape.join(', ')}]`}`,
    );
  }
  if (layout === 'projections-first') return { values, projections, detectors, shape };
  const turned = values.slice();
  for (let k = 0; k < projections; k++)
    for (let j = 0; j < detectors; j++) turned[k * detectors + j] = values[j * projections + k]!;
  return { values: turned, projections, detectors, shape };
}

function where(angles: Float64Array, arc: number | undefined): string {
  if (arc !== undefined) return `over ${inDegrees(arc)}`;
  const [lowest, highest] = rangeOf(angles);
  return `at ${inDegrees(lowest)} to ${inDegrees(highest)}`;
}

function lineIntegrals(values: ArrayLike<number>, incident: number | undefined): Float32Array {
  if (incident !== undefined) return ct.transmissionToSinogram({ intensities: values, incident });
  const integrals = Float32Array.from(values);
  const bad = integrals.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new InputError('readSinogram', `values must be finite, got ${integrals[bad]} at index ${bad}`);
  return integrals;
}

function peakOf(
  sinogram: Float32Array,
  { angles, shape, geometry }: Pick<SinogramScan, 'angles' | 'shape' | 'geometry'>,
  { peak }: ReadSinogramOptions,
): number {
  if (peak === undefined) return ct.estimatePeak({ sinogram, angles, shape, ...geometry });
  checkPositive('readSinogram', 'peak', peak, 'in attenuation per side of the result');
  return peak;
}

import { checkFinite, checkPositive } from '@fourier-features/core/check';
import * as ct from '@fourier-features/ct';
import { decodeNpy } from '@fourier-features/datasets';
import { sha256 } from '../sha256.ts';
import { InputError } from '../words.ts';
import type { CtInput, CtOperatorName, CtScan } from './ctInput.ts';
import { ctOperator } from './ctOperator.ts';
import { inDegrees } from './inDegrees.ts';

export interface ReadSinogramOptions {
  /** Name of the sinogram, without an extension. */
  name: string;
  /** Arc that the projections cover, in radians; π by default. */
  arc?: number | undefined;
  /** Operator that explains the measurements; `lines` by default. */
  operator?: CtOperatorName | undefined;
  /** Pixels along each side of the result; the number of detectors by default. */
  size?: number | undefined;
  /** Distance between detectors, in the unit of length of the line integrals; by default the side of the result is 1. */
  detectorSpacing?: number | undefined;
  /** Detector on which the centre of rotation falls; may be fractional; the middle by default. */
  centre?: number | undefined;
  /** Intensity without an object, if the file holds intensities rather than line integrals. */
  incident?: number | undefined;
  /** Attenuation that becomes 1; by default estimated from a back-projection. */
  peak?: number | undefined;
}

/**
 * Reads a measured sinogram, a `.npy` array `[projections, detectors]` of a parallel beam.
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
  const { name, arc = Math.PI, operator = 'lines', detectorSpacing, incident } = options;
  const { values, shape, complex } = decodeNpy(bytes);
  const [projections, detectors] = shape as [number, number];
  if (shape.length !== 2 || complex || projections < 1 || detectors < 2)
    throw new RangeError(
      `readSinogram: the array must be [projections, detectors] of real numbers, got [${shape.join(', ')}]${complex ? ', complex' : ''}`,
    );
  if (detectorSpacing !== undefined)
    checkPositive('readSinogram', 'detectorSpacing', detectorSpacing, 'in units of length');
  const scan = scanOf(projections, detectors, options);
  // The side of the picture is the length of the row of detectors.
  const side = detectorSpacing === undefined ? 1 : detectors * detectorSpacing;
  const sinogram = lineIntegrals(values, incident).map((value) => value / side);
  const peak = peakOf(sinogram, scan, options);
  return {
    name,
    sha256: await sha256(bytes),
    description: `${name}: ${projections} projections of ${detectors} detectors over ${inDegrees(arc)}, peak ${peak}`,
    warnings: [],
    notes:
      options.peak === undefined && peak !== 1
        ? [`attenuations reach about ${peak}, which becomes 1. Pass {peak} to change that.`]
        : [],
    settings: {
      arc,
      operator,
      size: options.size ?? null,
      detectorSpacing: detectorSpacing ?? null,
      centre: options.centre ?? null,
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

/** Largest number of pixels of the result: 10⁸. */
const MAX_RESULT_PIXELS = 100_000_000;

/** The operator's rays, with the side of the picture as the unit of length. */
function scanOf(
  projections: number,
  detectors: number,
  { arc = Math.PI, operator: operatorName = 'lines', size = detectors, centre }: ReadSinogramOptions,
): CtScan {
  const shape = [size, size] as const;
  if (size ** 2 > MAX_RESULT_PIXELS)
    throw new InputError(
      'readSinogram',
      `the result must have at most ${MAX_RESULT_PIXELS} pixels, got ${size}x${size}. Pass a smaller {size}.`,
    );
  const angles = ct.uniformAngles(projections, { arc });
  if (operatorName === 'lines') {
    const detectorCentre = centre === undefined ? {} : { detectorCentre: centre };
    const geometry = { detectorCount: detectors, detectorSpacing: 1 / detectors, ...detectorCentre };
    return { operatorName, shape, angles, geometry };
  }
  if (size !== detectors || centre !== undefined)
    throw new InputError(
      'readSinogram',
      '{size} and {centre} must be left out with the operator published, which determines both. Pass {operator} lines.',
    );
  return { operatorName, shape, angles, geometry: ct.publishedGeometry(shape) };
}

function lineIntegrals(values: ArrayLike<number>, incident: number | undefined): Float32Array {
  if (incident !== undefined) return ct.transmissionToSinogram({ intensities: values, incident });
  const integrals = Float32Array.from(values);
  checkFinite('readSinogram', 'values', integrals);
  return integrals;
}

function peakOf(
  sinogram: Float32Array,
  { angles, shape, geometry }: CtScan,
  { peak }: ReadSinogramOptions,
): number {
  if (peak === undefined) return ct.estimatePeak({ sinogram, angles, shape, ...geometry });
  checkPositive('readSinogram', 'peak', peak, 'in attenuation per side of the result');
  return peak;
}

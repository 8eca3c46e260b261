import * as ct from '@fourier-features/ct';
import { decodeNpy } from '@fourier-features/datasets';
import { sha256 } from '../sha256.ts';
import type { CtInput, CtOperatorName, CtScan } from './ctInput.ts';
import { ctOperator } from './ctOperator.ts';

export interface ReadSinogramOptions {
  /** Name of the sinogram, without an extension. */
  name: string;
  /** Arc that the projections cover, in radians; π by default. */
  arc?: number | undefined;
  /** Operator that explains the measurements; `lines` by default. */
  operator?: CtOperatorName | undefined;
  /** Pixels along each side of the result; the number of detectors by default. */
  size?: number | undefined;
  /** Distance between detectors, in the unit of the line integrals; by default the side of the result is 1. */
  detectorSpacing?: number | undefined;
  /** Detector on which the centre of rotation falls, which may be fractional; the middle by default. */
  centre?: number | undefined;
  /** Intensity without an object, if the file holds intensities rather than line integrals. */
  incident?: number | undefined;
  /** Attenuation that becomes 1; by default estimated from a back-projection. */
  peak?: number | undefined;
}

/**
 * Reads a measured sinogram, a `.npy` array `[projections, detectors]` of a parallel beam.
 *
 * @throws Error if the bytes are not such an array; RangeError if an option does not fit it.
 */
export async function readSinogram(
  bytes: Uint8Array<ArrayBuffer>,
  options: ReadSinogramOptions,
): Promise<CtInput> {
  const { values, shape, complex } = decodeNpy(bytes);
  const [projections, detectors] = shape as [number, number];
  if (shape.length !== 2 || complex || projections < 1 || detectors < 2)
    throw new RangeError(
      `readSinogram: the array must be [projections, detectors] of real numbers, got [${shape.join(', ')}]${complex ? ', complex' : ''}`,
    );
  const { arc = Math.PI, operator: operatorName = 'lines', size = detectors } = options;
  const { detectorSpacing, centre, incident } = options;
  const integrals =
    incident === undefined ? finite(values) : ct.transmissionToSinogram({ intensities: values, incident });
  // The side of the picture is the length of the row of detectors.
  const length = detectorSpacing === undefined ? 1 : detectors * detectorSpacing;
  if (operatorName === 'published' && (size !== detectors || centre !== undefined))
    throw new RangeError(
      'readSinogram: size and centre must be left out with the operator published, which fixes both. Use lines.',
    );
  const scan: CtScan = {
    operatorName,
    shape: [size, size],
    angles: ct.uniformAngles(projections, { arc }),
    geometry:
      operatorName === 'published'
        ? ct.publishedGeometry([size, size])
        : {
            detectorCount: detectors,
            detectorSpacing: 1 / detectors,
            ...(centre === undefined ? {} : { detectorCentre: centre }),
          },
  };
  const inDomain = integrals.map((value) => value / length);
  const { angles, geometry } = scan;
  const peak =
    options.peak ?? ct.estimatePeak({ sinogram: inDomain, angles, shape: scan.shape, ...geometry });
  const assumed = options.peak === undefined && peak !== 1;
  const degrees = Number(((arc * 180) / Math.PI).toPrecision(6));
  return {
    name: options.name,
    sha256: await sha256(bytes),
    description: `${options.name}: ${projections} projections of ${detectors} detectors over ${degrees}°, peak ${peak}`,
    warnings: assumed
      ? [`attenuations reach about ${peak}, which becomes 1; set the peak to change that`]
      : [],
    settings: {
      arc,
      operator: operatorName,
      size: options.size ?? null,
      detectorSpacing: detectorSpacing ?? null,
      centre: centre ?? null,
      incident: incident ?? null,
      peak,
    },
    provenance: { shape: scan.shape, measurements: shape },
    shape: scan.shape,
    operator: ctOperator(scan),
    measurements: inDomain.map((value) => value / peak),
    truth: undefined,
    volume: undefined,
    scan,
  };
}

function finite(values: ArrayLike<number>): Float32Array {
  const numbers = Float32Array.from(values);
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(`readSinogram: values must be finite, got ${numbers[bad]} at index ${bad}`);
  return numbers;
}

import { type Random, seededRandom } from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import type { SliceInput } from '../read/readSlice.ts';
import type { CtInput, CtOperatorName, CtScan } from './ctInput.ts';
import { ctOperator } from './ctOperator.ts';

export interface SimulateCtOptions {
  /** Number of angles, evenly spread over the arc; the paper's 20 by default. */
  angles?: number | undefined;
  /** Arc that the projections cover, in radians; π by default. */
  arc?: number | undefined;
  /** Operator that explains the measurements; `lines` by default. */
  operator?: CtOperatorName | undefined;
  /** Operator that makes the measurements; the one that explains them by default. */
  simulate?: CtOperatorName | undefined;
  /** Photons per detector without an object, for Poisson noise; no noise by default. */
  photons?: number | undefined;
  /** Seed for the noise; 0 by default. */
  seed?: number | undefined;
}

/** Optical depth of value 1 over the side of the picture, in nepers: what makes photons countable. */
const ATTENUATION = 4;

/**
 * Scans a slice: returns it with its simulated sinogram.
 *
 * @throws RangeError if an option is out of range.
 */
export function simulateCt(
  slice: SliceInput,
  {
    angles: count = ct.defaults.angles,
    arc = Math.PI,
    operator: operatorName = 'lines',
    simulate = operatorName,
    photons,
    seed = 0,
  }: SimulateCtOptions = {},
): CtInput {
  const { shape, values } = slice;
  const angles = ct.uniformAngles(count, { arc });
  // The published operator turns about another point; both operators of a scan must agree on it.
  const published = operatorName === 'published' || simulate === 'published';
  const geometry = published ? ct.publishedGeometry(shape) : {};
  const scan: CtScan = { operatorName, shape, angles, geometry };
  const exact = ctOperator({ ...scan, operatorName: simulate }).apply(values);
  const measurements =
    photons === undefined
      ? exact
      : ct.poissonNoise({ sinogram: exact, photons, attenuation: ATTENUATION, random: noiseRandom(seed) });
  const noise = photons === undefined ? '' : `, ${photons} photons`;
  const degrees = Number(((arc * 180) / Math.PI).toPrecision(6));
  return {
    name: slice.name,
    sha256: slice.sha256,
    description: `${slice.name}: ${shape[1]}x${shape[0]}, ${count} projections over ${degrees}°${noise}`,
    warnings: simulate === operatorName ? [inverseCrime(operatorName)] : [],
    settings: {
      angles: count,
      arc,
      operator: operatorName,
      simulate,
      photons: photons ?? null,
      ...slice.settings,
    },
    provenance: { shape, measurements: [count, measurements.length / count] },
    shape,
    operator: ctOperator(scan),
    measurements,
    truth: values,
    volume: slice.volume,
    scan,
  };
}

function inverseCrime(operator: CtOperatorName): string {
  return `the operator ${operator} both makes and explains the measurements (an inverse crime), so real scans give worse results; simulate with another operator, or add noise`;
}

/** Noise must not share the generators of the fit's own seed. */
function noiseRandom(seed: number): Random {
  return seededRandom(seed).split(3)[2]!;
}

import { basename, extname } from 'node:path';
import {
  filteredBackProjection,
  type ParallelGeometry,
  publishedGeometry,
  transmissionToSinogram,
  uniformAngles,
} from '@fourier-features/ct';
import { decodeNpy } from '@fourier-features/datasets';
import type { CtReconstructOptions } from '../../commands/ctReconstruct.ts';
import { readInput, refuse, sha256 } from '../../files/inputs.ts';
import { say } from '../../terminal/say.ts';
import { UserError } from '../../terminal/userError.ts';
import type { InverseProblem, ReconstructionSettings } from '../reconstruction/inverseProblem.ts';
import { type CtScan, ctProblem } from './ctProblem.ts';

/** A sinogram from a file as a problem, and how it was read. */
export async function readSinogram(
  path: string,
  options: CtReconstructOptions,
): Promise<{ problem: InverseProblem; measurement: ReconstructionSettings['measurement'] }> {
  const bytes = await readInput(path);
  const { values, shape, complex } = await refuse(path, () => decodeNpy(bytes));
  const [projections, detectors] = shape as [number, number];
  if (shape.length !== 2 || complex || projections < 1 || detectors < 2)
    throw new UserError(
      `${path}: must be an array [projections, detectors] of real numbers, got [${shape.join(', ')}]${complex ? ', complex' : ''}`,
    );
  const { arc, operator, incident, size: side = detectors, detectorSpacing, centre } = options;
  const integrals = await refuse(path, () =>
    incident === undefined ? finite(values) : transmissionToSinogram({ intensities: values, incident }),
  );
  // The side of the picture is the length of the row of detectors.
  const length = detectorSpacing === undefined ? 1 : detectors * detectorSpacing;
  const angles = uniformAngles(projections, { arc: (arc * Math.PI) / 180 });
  if (operator === 'published' && (side !== detectors || centre !== undefined))
    throw new UserError(
      '--operator published: has as many pixels as detectors and its own centre; leave out --size and --centre',
    );
  const geometry: ParallelGeometry =
    operator === 'published'
      ? publishedGeometry(side)
      : {
          detectorCount: detectors,
          detectorSpacing: 1 / detectors,
          ...(centre === undefined ? {} : { detectorCentre: centre }),
        };
  const scan: CtScan = { operator, side, angles, geometry };
  const inDomain = integrals.map((value) => value / length);
  const peak = options.peak ?? estimatePeak(inDomain, scan, path);
  const problem = ctProblem({
    name: basename(path, extname(path)),
    description: `${basename(path)}: ${projections} projections of ${detectors} detectors over ${arc}°, peak ${peak}`,
    sha256: sha256(bytes),
    scan,
    sinogram: inDomain.map((value) => value / peak),
    rowsGoUp: false,
  });
  const measurement = {
    arc,
    operator,
    incident: incident ?? null,
    size: options.size ?? null,
    detectorSpacing: detectorSpacing ?? null,
    centre: centre ?? null,
    peak,
  };
  return { problem, measurement };
}

/** Attenuation that is to stand for 1: 1 if a back-projection goes about that far, else as far as it goes. */
function estimatePeak(sinogram: Float32Array, { side, angles, geometry }: CtScan, path: string): number {
  const image = filteredBackProjection({ sinogram, angles, shape: [side, side], ...geometry });
  const largest = image.reduce((a, b) => Math.max(a, b), 0);
  if (!(largest > 0))
    throw new UserError(`${path}: must have positive line integrals, a back-projection finds nothing`);
  // Of few projections it overshoots, by up to 1.8 in a Shepp-Logan phantom of 20.
  if (largest > 0.5 && largest < 2) return 1;
  const peak = Number(largest.toPrecision(3));
  say(`attenuations reach about ${peak}, which stands for 1; --peak sets it`);
  return peak;
}

function finite(values: ArrayLike<number>): Float32Array {
  const numbers = Float32Array.from(values);
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new RangeError(`values must be finite, got ${numbers[bad]} at index ${bad}`);
  return numbers;
}

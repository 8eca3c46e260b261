import { cosineSchedule, fitGrid, type LinearOperator, seededRandom } from '@fourier-features/core';
import {
  type CtEncodingName,
  ctEncoding,
  filteredBackProjection,
  fitCt,
  type ParallelGeometry,
  parallelBeam,
  publishedGeometry,
  publishedRadon,
  scoreReconstruction,
} from '@fourier-features/ct';
import { encodeNifti, encodeNpy } from '@fourier-features/datasets';
import { encodePng, type Picture } from '@fourier-features/pictures';
import type { SlicePlace } from '../../files/readSlice.ts';
import { fitOptions } from '../reconstruction/fitOptions.ts';
import type { Baseline, InverseProblem, ResultFile } from '../reconstruction/inverseProblem.ts';

/** Which operator, and where its rays are. */
export interface CtScan {
  readonly operator: 'lines' | 'published';
  /** Pixels of the reconstruction along each side. */
  readonly side: number;
  readonly angles: Float64Array;
  readonly geometry: ParallelGeometry;
}

export interface CtProblemOptions {
  readonly name: string;
  readonly description: string;
  readonly sha256: string;
  readonly scan: CtScan;
  /** Of an object with values in [0, 1]. */
  readonly sinogram: Float32Array;
  readonly truth?: Float32Array;
  /** Whether the first row is the lowest. */
  readonly rowsGoUp: boolean;
  /** Where the slice belongs, if it is one of a volume. */
  readonly place?: SlicePlace;
}

/** λ of total variation: near the best for random Shepp–Logan phantoms at 20 projections. */
const VARIATION_WEIGHT = 2e-3;
const GRID_STEPS = 500;

/** The operator of a scan. */
export function ctOperator({ operator, side, angles, geometry }: CtScan): LinearOperator {
  return operator === 'published'
    ? publishedRadon({ side, angles })
    : parallelBeam({ shape: [side, side], angles, ...geometry });
}

/** A sinogram to be explained by a slice, as the terminal's commands take it. */
export function ctProblem(options: CtProblemOptions): InverseProblem {
  const { name, description, sha256, scan, sinogram, truth, rowsGoUp, place } = options;
  const operator = ctOperator(scan);
  const { side } = scan;
  const picture = (values: Float32Array): Picture => ({
    width: side,
    height: side,
    channels: 1,
    values: rowsGoUp ? upsideDown(values, side) : values,
  });
  return {
    task: 'ct',
    name,
    description,
    sha256,
    shape: [side, side],
    operator,
    measurements: sinogram,
    truth,
    baselines: baselinesOf(options, operator),
    build: (encoding, rest) => ctEncoding(encoding as CtEncodingName, rest),
    fit: (settings, run) =>
      fitCt({
        operator,
        sinogram,
        ...(truth ? { truth } : {}),
        encoding: settings.encoding as CtEncodingName,
        ...fitOptions(settings, run),
      }),
    visible: (values) => values,
    score: (visible) => truth && scoreReconstruction(visible, truth, operator.inputShape),
    picture,
    encode: async (visible) => [
      { name: 'reconstruction.png', content: await encodePng(picture(visible), { bitDepth: 16 }) },
      ...(place ? [await sliceFile(visible, side, place)] : []),
    ],
    encodeMeasurements: () => ({
      name: 'sinogram.npy',
      content: encodeNpy({ values: sinogram, shape: operator.outputShape }),
    }),
  };
}

/** Filtered back-projection, and a grid of free pixels under total variation: the honest competitor. */
function baselinesOf({ scan, sinogram }: CtProblemOptions, operator: LinearOperator): [Baseline, Baseline] {
  const { side, angles } = scan;
  const geometry = scan.operator === 'published' ? publishedGeometry(side) : scan.geometry;
  return [
    {
      name: 'fbp',
      solve: async () => filteredBackProjection({ sinogram, angles, shape: [side, side], ...geometry }),
    },
    {
      name: 'grid-tv',
      solve: (progress, signal) =>
        fitGrid({
          operator,
          measurements: sinogram,
          variationWeight: VARIATION_WEIGHT,
          steps: GRID_STEPS,
          learningRate: cosineSchedule({ initial: 0.1, final: 0.001, steps: GRID_STEPS }),
          onStep: (step) => progress(step / GRID_STEPS),
          signal,
        }),
    },
  ];
}

/** A volume of depth 1, in the unit and the place of the one that the slice is of. */
async function sliceFile(visible: Float32Array, side: number, place: SlicePlace): Promise<ResultFile> {
  const { floor, range } = place.valueRange;
  const values = visible.map((value) => floor + range * value);
  const volume = { values, shape: [1, side, side] as [number, number, number], affine: [...place.affine] };
  return { name: 'reconstruction.nii.gz', content: await encodeNifti(volume, { gzip: true }) };
}

function upsideDown(values: Float32Array, side: number): Float32Array {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < side; row++)
    turned.set(values.subarray(row * side, (row + 1) * side), (side - 1 - row) * side);
  return turned;
}

/** Where noise of simulated measurements comes from: not what the fit's own seed gives. */
export function noiseRandom(seed: number): ReturnType<typeof seededRandom> {
  return seededRandom(seed).split(3)[2]!;
}

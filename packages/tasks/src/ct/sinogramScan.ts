import { publishedGeometry } from '@fourier-features/ct';
import { InputError } from '../words.ts';
import type { CtOperatorName, CtScan } from './ctInput.ts';

/** Largest number of pixels of the result: 10⁸. */
const MAX_RESULT_PIXELS = 100_000_000;

export interface SinogramScanOptions {
  readonly operator: CtOperatorName;
  readonly angles: Float64Array;
  readonly detectors: number;
  /** Pixels along each side of the result; by default as many as the detectors that its side spans. */
  readonly size: number | undefined;
  /** Detector on which the centre of rotation falls; the middle by default. */
  readonly centre: number | undefined;
  /** Whether the scan turns about the middle of pixel ⌊n/2⌋, which falls on detector ⌊n/2⌋, if no centre is given. */
  readonly centreOnPixel: boolean;
}

/** Which rays were measured, and how large the picture is that they see. */
export interface SinogramScan extends CtScan {
  /** Side of the result in distances between detectors. */
  readonly extent: number;
}

/**
 * Places a sinogram's rays in a square picture, whose side is the unit of length. The picture covers all that the detectors
 * see as they turn: it is as large as they reach on the longer side of the centre of rotation, and as much on the other side.
 */
export function sinogramScan(options: SinogramScanOptions): SinogramScan {
  const { operator, angles, detectors, centreOnPixel } = options;
  if (operator === 'published') return publishedScan(options);
  const onPixel = centreOnPixel && options.centre === undefined;
  const centre = options.centre ?? (onPixel ? Math.floor(detectors / 2) : (detectors - 1) / 2);
  if (!Number.isFinite(centre))
    throw new InputError('readSinogram', `{centre} must be a finite number of detectors, got ${centre}`);
  const arm = Math.max(centre + 0.5, detectors - 0.5 - centre);
  // Less than a millionth of a detector is rounding.
  const extent = onPixel ? detectors : Math.ceil(2 * arm - 1e-6);
  const { size = extent } = options;
  checkSize(size, extent, centre);
  const middle = onPixel ? (centre + 0.5) / extent : 0.5;
  return {
    operatorName: operator,
    shape: [size, size],
    angles,
    geometry: {
      detectorCount: detectors,
      detectorSpacing: 1 / extent,
      detectorCentre: centre,
      centre: [middle, middle],
    },
    extent,
  };
}

function publishedScan({ angles, detectors, size, centre }: SinogramScanOptions): SinogramScan {
  if ((size !== undefined && size !== detectors) || centre !== undefined)
    throw new InputError(
      'readSinogram',
      '{size} and {centre} must be left out with the operator published, which determines both. Pass {operator} lines.',
    );
  const shape = [detectors, detectors] as const;
  checkSize(detectors, detectors, detectors / 2);
  const geometry = publishedGeometry(shape);
  return { operatorName: 'published', shape, angles, geometry, extent: detectors };
}

function checkSize(size: number, extent: number, centre: number): void {
  if (size ** 2 <= MAX_RESULT_PIXELS) return;
  const reason = size === extent ? `, as wide as the detectors reach about detector ${centre}` : '';
  throw new InputError(
    'readSinogram',
    `the result must have at most ${MAX_RESULT_PIXELS} pixels, got ${size}x${size}${reason}. Pass a smaller {size}.`,
  );
}

import type { FormDifference, VolumeReport } from '../decodedVolume.ts';
import { determinant, spacingOf } from '../volume.ts';
import type { DecodedHeader } from './decodeHeader.ts';

/** Spatial units of `xyzt_units`, in mm: unknown, metre, millimetre, micrometre. */
const MILLIMETRES = [1, 1000, 1, 0.001];

/** The affine transform of a file, and what it was made from. */
export interface NiftiPlace
  extends Pick<VolumeReport, 'affineFrom' | 'unusableForms' | 'formDifference' | 'statedSpacing'> {
  /** 4 × 4, row by row: voxel indices → mm. */
  readonly affine: number[];
}

/**
 * Returns the affine transform: the sform if present, else the qform, else the voxel sizes alone, positive; a form that is
 * not finite or not invertible counts as absent.
 *
 * The library's `header.affine` is not used: it prefers a qform of a higher code in NIfTI-1 and ignores it in NIfTI-2.
 *
 * @throws RangeError if the file has no usable form and no voxel sizes other than 0.
 * @see https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h, methods 1 to 3
 */
export function niftiPlace({ header, sform }: DecodedHeader): NiftiPlace {
  const unit = MILLIMETRES[header.xyzt_units & 7] ?? 1;
  const inMillimetres = (form: readonly number[]) => form.map((entry, i) => (i < 12 ? entry * unit : entry));
  const [, dx, dy, dz] = header.pixDims as [number, number, number, number];
  // a 2-D image has no third voxel size
  const thickness = header.dims[0]! < 3 && !(dz > 0) ? 1 : dz;
  const [width, height, depth] = [dx, dy, thickness].map(Math.abs) as [number, number, number];
  const stated = {
    sform: header.sform_code > 0 ? sform : undefined,
    qform: header.qform_code > 0 ? header.getQformMat().flat() : undefined,
  };
  const names = ['sform', 'qform'] as const;
  const usable = names.filter((name) => stated[name] !== undefined && isUsable(stated[name]));
  const sizes = [width, 0, 0, 0, 0, height, 0, 0, 0, 0, depth, 0, 0, 0, 0, 1];
  const found = usable.length > 0 ? stated[usable[0]!]! : sizes;
  if (!isUsable(found)) {
    throw new RangeError(`voxel sizes must be positive, in mm, got ${dx} × ${dy} × ${dz}`);
  }
  const [first, second] = usable.map((name) => inMillimetres(stated[name]!));
  return {
    affine: inMillimetres(found),
    affineFrom: usable[0] ?? 'voxel sizes',
    unusableForms: names.filter((name) => stated[name] !== undefined && !isUsable(stated[name])),
    formDifference:
      first && second
        ? {
            ...difference(first, second, header.dims.slice(1, 4)),
            sameSpace: header.sform_code === header.qform_code,
          }
        : undefined,
    statedSpacing: [dx * unit, dy * unit, thickness * unit],
  };
}

function isUsable(form: readonly number[]): boolean {
  return form.every(Number.isFinite) && determinant(form) !== 0;
}

/** Returns how differently two transforms place the voxels of a grid of these sides, x first. */
function difference(
  one: readonly number[],
  other: readonly number[],
  sides: readonly number[],
): Omit<FormDifference, 'sameSpace'> {
  const [oneLengths, otherLengths] = [spacingOf(one), spacingOf(other)];
  const cosines = [0, 1, 2].map((axis) => {
    const dot = [0, 4, 8].reduce((sum, row) => sum + one[row + axis]! * other[row + axis]!, 0);
    return dot / (oneLengths[axis]! * otherLengths[axis]!);
  });
  const distances = CORNERS.map((corner) => {
    const index = [...corner.map((end, axis) => end * Math.max((sides[axis] ?? 1) - 1, 0)), 1];
    const shifts = [0, 4, 8].map((row) =>
      index.reduce((sum, place, axis) => sum + place * (one[row + axis]! - other[row + axis]!), 0),
    );
    return Math.hypot(...shifts);
  });
  const angle = (180 / Math.PI) * Math.acos(Math.max(-1, Math.min(1, ...cosines)));
  // a difference of affine transforms is largest at a corner
  return { angle, distance: Math.max(...distances) };
}

const CORNERS: readonly (readonly number[])[] = Array.from({ length: 8 }, (_, i) => [
  i & 1,
  (i >> 1) & 1,
  i >> 2,
]);

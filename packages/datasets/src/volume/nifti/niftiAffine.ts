import { determinant } from '../volume.ts';
import type { DecodedHeader } from './decodeHeader.ts';

/** Spatial units of `xyzt_units`, in mm: unknown, metre, millimetre, micrometre. */
const MILLIMETRES = [1, 1000, 1, 0.001];

/**
 * Returns the affine transform, voxel indices → mm: the sform if present, else the qform, else the voxel sizes alone; a
 * form that is not finite or not invertible counts as absent.
 *
 * The library's `header.affine` is not used: it prefers a qform of a higher code in NIfTI-1 and ignores it in NIfTI-2.
 *
 * @throws RangeError if the file has no usable form and no positive voxel sizes.
 * @see https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h, methods 1 to 3
 */
export function niftiAffine({ header, sform }: DecodedHeader): number[] {
  const [, dx, dy, dz] = header.pixDims as [number, number, number, number];
  // a 2-D image has no third voxel size
  const thickness = header.dims[0]! < 3 && !(dz > 0) ? 1 : dz;
  const forms = [
    header.sform_code > 0 ? sform : [],
    header.qform_code > 0 ? header.getQformMat().flat() : [],
    [dx, 0, 0, 0, 0, dy, 0, 0, 0, 0, thickness, 0, 0, 0, 0, 1],
  ];
  const found = forms.find(
    (form) => form.length > 0 && form.every(Number.isFinite) && determinant(form) !== 0,
  );
  if (!found) {
    throw new RangeError(`voxel sizes must be positive, in mm, got ${dx} × ${dy} × ${dz}`);
  }
  const scale = MILLIMETRES[header.xyzt_units & 7] ?? 1;
  return found.map((entry, i) => (i < 12 ? entry * scale : entry));
}

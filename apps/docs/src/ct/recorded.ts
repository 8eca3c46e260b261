import backProjection from '../assets/ct/back-projection.png?url';
import gaussian from '../assets/ct/gaussian.png?url';
import none from '../assets/ct/none.png?url';
import record from '../assets/ct/record.json';
import sinogram from '../assets/ct/sinogram.png?url';
import truth from '../assets/ct/truth.png?url';
import type { RecordedField } from '../scans/FieldTiles.tsx';

/** What the page's first settings lead to, recorded beforehand. */
export const recorded = {
  truth,
  sinogram,
  backProjection,
  backProjectionPsnr: record.demo.baseline.psnr,
  fields: { none: field('none', none), gaussian: field('gaussian', gaussian) },
} as const;

function field(encoding: 'none' | 'gaussian', url: string): RecordedField {
  const { scores, settings } = record.demo.fields[encoding];
  return { url, psnr: scores.psnr, steps: settings.steps };
}

import gaussian from '../assets/mri/gaussian.png?url';
import kspace from '../assets/mri/kspace.png?url';
import none from '../assets/mri/none.png?url';
import record from '../assets/mri/record.json';
import truth from '../assets/mri/truth.png?url';
import zeroFilled from '../assets/mri/zero-filled.png?url';
import type { RecordedField } from '../scans/FieldTiles.tsx';

/** What the page's first settings lead to, recorded beforehand. */
export const recorded = {
  truth,
  kspace,
  zeroFilled,
  zeroFilledPsnr: record.demo.baseline.psnr,
  fields: { none: field('none', none), gaussian: field('gaussian', gaussian) },
} as const;

function field(encoding: 'none' | 'gaussian', url: string): RecordedField {
  const { scores, settings } = record.demo.fields[encoding];
  return { url, psnr: scores.psnr, steps: settings.steps };
}

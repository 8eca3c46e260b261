/** How a measure or score is shown to people. */
export interface MeasureLabel {
  /** Label with its unit, such as `held-out PSNR (dB)`. */
  readonly label: string;
  /** Formats a value, without its unit. */
  format(value: number): string;
}

/** A quantity, its unit if it has one, and the digits that matter. */
interface Quantity {
  readonly name: string;
  readonly unit?: string;
  readonly format: (value: number) => string;
}

const decibels = (name: string): Quantity => ({ name, unit: 'dB', format: (value) => value.toFixed(2) });
const ratio = (name: string): Quantity => ({ name, format: (value) => value.toFixed(4) });

/** Measures and scores of all tasks; `fit` ones are of what is trained on, `held-out` ones of what is not. */
const QUANTITIES: ReadonlyMap<string, Quantity> = new Map([
  ['fitPsnr', decibels('fit PSNR')],
  ['heldOutPsnr', decibels('held-out PSNR')],
  ['heldOutSsim', ratio('held-out SSIM')],
  ['psnr', decibels('PSNR')],
  ['psnrDeviation', decibels('deviation of PSNR')],
  ['ssim', ratio('SSIM')],
  ['measurementPsnr', decibels('PSNR of the measurements')],
  ['boundaryIou', ratio('boundary IoU')],
  ['uniformIou', ratio('uniform IoU')],
  ['volumetricIou', ratio('IoU of the mesh')],
  ['chamfer', { name: 'Chamfer distance', format: (value) => value.toPrecision(3) }],
]);

function quantity(name: string): Quantity {
  return QUANTITIES.get(name) ?? { name, format: (value) => value.toPrecision(4) };
}

/**
 * Returns how a measure or score is shown; one that no task has is shown under its own name.
 *
 * @example
 * import { measureLabel } from '@fourier-features/tasks';
 *
 * const { label, format } = measureLabel('heldOutPsnr');
 * [label, format(24.1)]; // held-out PSNR (dB), 24.10
 */
export function measureLabel(measure: string): MeasureLabel {
  const { name, unit, format } = quantity(measure);
  return { label: unit ? `${name} (${unit})` : name, format };
}

/**
 * Returns a value with its name and unit.
 *
 * @example
 * import { measureText } from '@fourier-features/tasks';
 *
 * measureText('heldOutPsnr', 24.1); // held-out PSNR 24.10 dB
 */
export function measureText(measure: string, value: number): string {
  const { name, unit, format } = quantity(measure);
  return [name, format(value), ...(unit ? [unit] : [])].join(' ');
}

/** How a measure or score is shown to people. */
export interface MeasureLabel {
  /** Label with its unit, such as `held-out PSNR (dB)`. */
  readonly label: string;
  /** Formats a value, without its unit. */
  format(value: number): string;
}

const decibels = (value: number): string => value.toFixed(2);
const ratio = (value: number): string => value.toFixed(4);

/** Labels of the measures and scores of all tasks; `fit` is measured on what is trained on, `held-out` on what is not. */
const LABELS: Readonly<Record<string, MeasureLabel>> = {
  fitPsnr: { label: 'fit PSNR (dB)', format: decibels },
  heldOutPsnr: { label: 'held-out PSNR (dB)', format: decibels },
  heldOutSsim: { label: 'held-out SSIM', format: ratio },
  psnr: { label: 'PSNR (dB)', format: decibels },
  psnrDeviation: { label: 'deviation of PSNR (dB)', format: decibels },
  ssim: { label: 'SSIM', format: ratio },
  measurementPsnr: { label: 'PSNR of the measurements (dB)', format: decibels },
  boundaryIou: { label: 'boundary IoU', format: ratio },
  uniformIou: { label: 'uniform IoU', format: ratio },
  volumetricIou: { label: 'IoU of the mesh', format: ratio },
  chamfer: { label: 'Chamfer distance', format: (value) => value.toPrecision(3) },
};

/** Returns how a measure or score is shown; unknown ones under their own name. */
export function measureLabel(name: string): MeasureLabel {
  return LABELS[name] ?? { label: name, format: (value) => value.toPrecision(4) };
}

/** Returns a value with its name and unit, such as `held-out PSNR 24.10 dB`. */
export function measureText(name: string, value: number): string {
  const { label, format } = measureLabel(name);
  const [, words, unit] = /^(.*?)(?: \((.*)\))?$/.exec(label)!;
  return `${words} ${format(value)}${unit ? ` ${unit}` : ''}`;
}

/** What records say about a larger result. */
export interface LargeRecord {
  readonly input: string;
  readonly fields: { readonly gaussian: { readonly settings: RecordedSettings } };
}

interface RecordedSettings {
  readonly width: number;
  readonly depth: number;
  readonly frequencyCount: number;
  readonly scale: number;
  readonly steps: number;
  readonly seed: number;
}

/** Says how a larger result was made. */
export function largeCaption({ input, fields }: LargeRecord): string {
  const { width, depth, frequencyCount, scale, steps, seed } = fields.gaussian.settings;
  return `${input}. Networks of ${depth} layers of ${width}, ${frequencyCount} frequencies, scale ${scale}, ${steps} steps, seed ${seed}; trained by a command of this site, recorded with all settings.`;
}

/** Formats a score. */
export function decibels({ psnr, ssim }: { readonly psnr: number; readonly ssim?: number }): string {
  return `${psnr.toFixed(1)} dB${ssim === undefined ? '' : `, SSIM ${ssim.toFixed(2)}`}`;
}

import type { Option } from 'commander';
import { option } from '../terminal/option.ts';
import { positive } from '../terminal/rules.ts';

/** Returns `--target-psnr`, which stops at a PSNR. */
export function targetPsnr(description: string): Option {
  return option('--target-psnr <dB>', description, { rule: positive(200, 'dB'), name: 'target' });
}

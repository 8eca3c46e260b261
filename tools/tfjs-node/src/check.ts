/**
 * Checks the tfjs engine on tfjs-node: the properties of engines, the command line, core's tests with TensorFlow as their backend, and
 * the quick image protocol, whose figures must be those of the wasm engine. Run with `npx pnpm --filter @fourier-features/tfjs-node check`.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fitQuickPicture, type QuickResult } from './fitQuickPicture.ts';
import { findTfjsNode } from './installation.ts';

/**
 * In dB. At these learning rates the curves of engines that round differently come apart, and full-batch Adam jumps by up to 1 dB
 * between neighbouring steps; their medians stay together.
 */
const TOLERANCE = 0.3;

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

// Otherwise TensorFlow describes the processor on stderr.
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '3';
if (findTfjsNode()) {
  const passed = [
    runTests('--project', 'tfjs-node'),
    runTests('--config', 'tools/tfjs-node/vitest.core.config.ts'),
    await compareFigures(),
  ];
  process.exitCode = passed.every(Boolean) ? 0 : 1;
} else {
  process.stdout.write(
    'skipped: tfjs-node is not built. Run npx pnpm --filter @fourier-features/tfjs-node build:tfjs-node.\n',
  );
}

function runTests(...words: string[]): boolean {
  return spawnSync(process.execPath, [VITEST, 'run', ...words], { cwd: ROOT, stdio: 'inherit' }).status === 0;
}

async function compareFigures(): Promise<boolean> {
  const wasm = await fitQuickPicture('wasm');
  const tfjs = await fitQuickPicture('tfjs-node');
  for (const result of [wasm, tfjs]) process.stdout.write(`${line(result)}\n`);
  const agree = Math.abs(median(wasm.heldOutPsnr) - median(tfjs.heldOutPsnr)) <= TOLERANCE;
  if (!agree) process.stdout.write(`the figures differ by more than ${TOLERANCE} dB\n`);
  return agree;
}

function line({ engine, heldOutPsnr, fitPsnr, milliseconds }: QuickResult): string {
  const figures = `held-out PSNR ${median(heldOutPsnr).toFixed(2)} dB, fit PSNR ${fitPsnr.toFixed(2)} dB`;
  return `${engine}: ${figures}, ${milliseconds.toFixed(0)} ms a step`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
}

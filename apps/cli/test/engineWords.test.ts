import { describe, expect, test } from 'vitest';
import { engineWords } from '../src/engineWords.ts';

describe('engineWords', () => {
  test.each([
    [
      'webgpuEngine: WebGPU finds no GPU here. Use wasmEngine() or nativeEngine().',
      'webgpuEngine: WebGPU finds no GPU here. Use --engine wasm or --engine native.',
    ],
    [
      'webgpuEngine: the GPU has no 2 MiB for what is read (lost). Use a smaller batch or network, a smaller workingBytes, or wasmEngine().',
      'webgpuEngine: the GPU has no 2 MiB for what is read (lost). Use a smaller batch or network, or --engine wasm.',
    ],
    [
      'webgpuEngine: Node needs the package webgpu. Run npm install webgpu.',
      'webgpuEngine: Node needs the package webgpu. Run npm install webgpu. With npx, run npx --package @fourier-features/cli --package webgpu fourier-features.',
    ],
    [
      'wasmEngine: too large. Dispose of unused trainers, use a smaller network, or use nativeEngine().',
      'wasmEngine: too large. Use a smaller network, or use --engine native.',
    ],
    [
      'nativeEngine: too large. Dispose of unused trainers, or use a smaller network.',
      'nativeEngine: too large. Use a smaller network.',
    ],
    ['wasmEngine: needs\n  memory', 'wasmEngine: needs memory'],
    ['--learning-rate must be greater than 0', '--learning-rate must be greater than 0'],
  ])('%s', (message, line) => {
    expect(engineWords(new Error(message))).toBe(line);
    // Errors pass through here more than once.
    expect(engineWords(new Error(line))).toBe(line);
  });
});

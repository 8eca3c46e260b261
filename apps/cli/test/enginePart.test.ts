import { describe, expect, test } from 'vitest';
import { type EnginePart, engineWarning } from '../src/training/enginePart.ts';

const part = (engine: string, description = engine): EnginePart => ({ engine, description, firstStep: 0 });
const onGpu = (adapter: string, why = ''): EnginePart => part('webgpu', `webgpu engine, ${adapter}${why}`);

describe('engineWarning(earlier, part)', () => {
  test.each([
    ['without earlier parts', [], onGpu('nvidia ampere')],
    ['from one vector width to another', [part('native-512')], part('native-256')],
    ['from native to wasm with fused multiply-add', [part('native-512')], part('wasm-relaxed-simd')],
    [
      'on the same GPU, whatever was skipped for it',
      [onGpu('nvidia ampere', '; faster ones skipped: CUDA (not installed)')],
      onGpu('nvidia ampere'),
    ],
  ])('is silent %s', (_, earlier, now) => {
    expect(engineWarning(earlier, now)).toBeUndefined();
  });

  test.each([
    [[part('native-512')], onGpu('nvidia ampere'), 'native-512', 'webgpu on nvidia ampere'],
    [
      [part('native-512'), onGpu('nvidia ampere', '; faster ones skipped: CUDA (…)')],
      part('native-512'),
      'webgpu on nvidia ampere',
      'native-512',
    ],
    [
      [onGpu('nvidia ampere')],
      onGpu('intel gen-12lp'),
      'webgpu on nvidia ampere',
      'webgpu on intel gen-12lp',
    ],
    [[part('native-512')], part('wasm-simd'), 'native-512', 'wasm-simd'],
  ])('names the engines whose bits differ: %#', (earlier, now, other, own) => {
    expect(engineWarning(earlier, now)).toBe(
      `the checkpoint was trained with the engine ${other}, which does not give the same bits as ${own}; the result differs slightly from that of an uninterrupted run`,
    );
  });
});

import { InputError } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../src/workers/messageOf.ts';

describe('messageOf(error)', () => {
  test.each([
    [new RangeError('decodeNpy: truncated: 9 bytes'), 'truncated: 9 bytes'],
    [new RangeError('boxReduce: no. Reduce it first, or raise maxPixels.'), 'no. Reduce it first.'],
    [new Error('loadScene: images/0.png: decodePicture: no.'), 'images/0.png: no.'],
    [new InputError('readSinogram', 'Pass {centre} 3.'), 'Pass {centre} 3.'],
    [
      new Error('webgpuEngine: WebGPU finds no GPU here. Use wasmEngine() or nativeEngine().'),
      'The GPU cannot be used: WebGPU finds no GPU here. Choose the CPU as engine.',
    ],
    [
      new Error('webgpuEngine: the GPU refused a command: 1.5 MiB'),
      'The GPU cannot be used: the GPU refused a command: 1.5 MiB. Choose the CPU as engine.',
    ],
    ['The worker is gone.', 'The worker is gone.'],
  ])('says what a visitor can use of %s', (error, sentence) => {
    expect(messageOf(error)).toBe(sentence);
  });
});

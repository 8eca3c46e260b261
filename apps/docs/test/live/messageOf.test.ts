import { InputError } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../src/live/messageOf.ts';

describe('messageOf(error)', () => {
  test.each([
    [new RangeError('decodeNpy: truncated: 9 bytes'), 'truncated: 9 bytes'],
    [new RangeError('boxReduce: no. Reduce it first, or raise maxPixels.'), 'no. Reduce it first.'],
    [new Error('loadScene: images/0.png: decodePicture: no.'), 'images/0.png: no.'],
    [new InputError('readSinogram', 'Pass {centre} 3.'), 'Pass {centre} 3.'],
    ['The worker is gone.', 'The worker is gone.'],
  ])('says what a visitor can use of %s', (error, sentence) => {
    expect(messageOf(error)).toBe(sentence);
  });
});

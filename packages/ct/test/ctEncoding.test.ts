import { encode, seededRandom } from '@fourier-features/core';
import { brainEncodingDefaults, ctEncoding, ctEncodingNames, encodingDefaults } from '@fourier-features/ct';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const chance = () => ({ random: seededRandom(0), frequencyCount: 256 });

describe('ctEncoding(name, options)', () => {
  test.each([
    ['none', 2],
    ['basic', 4],
    ['positional', 512],
    ['gaussian', 512],
  ] as const)('has for %s %d features, as published', (name, outputDim) => {
    const { scale } = encodingDefaults[name];
    expect(ctEncoding(name, { scale, ...chance() }).outputDim).toBe(outputDim);
  });

  test('leaves coordinates in [0, 1) as they are for none', () => {
    const encoding = ctEncoding('none', { scale: null, ...chance() });
    expectClose(encode(encoding, Float32Array.of(0, 0.75)), [0, 0.75], 1e-6);
  });

  test('has frequencies up to 2^scale − 1 for positional, and of deviation scale for gaussian', () => {
    const positional = ctEncoding('positional', { scale: 3, ...chance() });
    expectClose(Math.max(...positional.frequencies), 7, 1e-5);
    const { frequencies } = ctEncoding('gaussian', { scale: 4, ...chance() });
    const deviation = Math.sqrt(frequencies.reduce((sum, f) => sum + f * f, 0) / frequencies.length);
    expectClose(deviation, 4, 0.6);
  });

  test.each(ctEncodingNames)('takes the defaults of %s for phantoms and for brains', (name) => {
    for (const { scale, learningRate } of [encodingDefaults[name], brainEncodingDefaults[name]]) {
      expect(ctEncoding(name, { scale, ...chance() }).inputDim).toBe(2);
      expect(learningRate).toBeGreaterThan(0);
    }
  });

  test('refuses to guess a scale', () => {
    expect(() => ctEncoding('positional', { scale: null, ...chance() })).toThrow(
      'positional encoding: scale must be given, got null',
    );
  });
});

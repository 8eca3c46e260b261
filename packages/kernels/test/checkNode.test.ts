import { checkNode } from '@fourier-features/kernels';
import { describe, expect, test } from 'vitest';

describe('checkNode()', () => {
  test.each(['22.12.0', '22.18.1', '23.0.0', '100.1.0', undefined])('accepts %s', (version) => {
    expect(() => checkNode('openEngine', version)).not.toThrow();
  });

  test.each(['22.11.9', '20.20.2', '8.99.0'])('refuses %s', (version) => {
    expect(() => checkNode('openEngine', version)).toThrow(
      `openEngine: needs Node 22.12 or newer, this is ${version}`,
    );
  });
});

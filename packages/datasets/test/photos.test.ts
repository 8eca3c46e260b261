import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { photo, photos } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

describe('photos', () => {
  test.each(photos)('$name is the file that its provenance is of', ({ url, sha256 }) => {
    expect(createHash('sha256').update(readFileSync(url)).digest('hex')).toBe(sha256);
  });
});

describe('photo(name)', () => {
  test('names the photographs there are when asked for another', () => {
    expect(() => photo('lena')).toThrow(/one of brushes, astronaut, dandelion, got lena/);
  });
});

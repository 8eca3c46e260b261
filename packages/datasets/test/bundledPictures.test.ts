import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { photo, photos, text, texts } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

describe.each([
  ['photos', photos],
  ['texts', texts],
])('%s', (_, pictures) => {
  test.each(pictures)('$name is the file that its provenance is of', ({ url, sha256 }) => {
    expect(createHash('sha256').update(readFileSync(url)).digest('hex')).toBe(sha256);
  });
});

test('asked for another, both name the pictures there are', () => {
  expect(() => photo('lena')).toThrow(/^photo: name must be one of brushes, astronaut, dandelion, got lena/);
  expect(() => text('lena')).toThrow(/^text: name must be one of dark, light, got lena/);
});

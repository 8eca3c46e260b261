import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { photo, photos, text, texts } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

describe.each([
  ['photos', photos],
  ['texts', texts],
])('%s', (_, pictures) => {
  test.each(pictures)('$name has the recorded SHA-256', ({ url, sha256 }) => {
    expect(createHash('sha256').update(readFileSync(url)).digest('hex')).toBe(sha256);
  });
});

test('photo and text list the valid names when they get another', () => {
  expect(() => photo('lena')).toThrow(/^photo: name must be one of brushes, astronaut, dandelion, got lena/);
  expect(() => text('lena')).toThrow(
    /^text: name must be one of dark, light, light-2, light-3, light-4, light-5, light-6, light-7, got lena/,
  );
});

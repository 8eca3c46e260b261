import { describe, expect, test } from 'vitest';
import { hasFileExtension, numbered } from '../../src/files/target.ts';

describe('numbered(name, number, kind)', () => {
  test.each([
    ['photo-gaussian', 1, 'folder', 'photo-gaussian'],
    ['photo-gaussian', 2, 'folder', 'photo-gaussian-2'],
    ['v1.5-none', 3, 'folder', 'v1.5-none-3'],
    ['render.png', 1, 'file', 'render.png'],
    ['render.png', 12, 'file', 'render-12.png'],
  ] as const)('of %s and %i for a %s is %s', (name, number, kind, expected) => {
    expect(numbered(name, number, kind)).toBe(expected);
  });
});

test('hasFileExtension(name) knows the names of data, and leaves folders alone', () => {
  for (const name of ['a.png', 'a.JPG', 'a/b.nii.gz', 'field.safetensors', 'm.glb'])
    expect(hasFileExtension(name), name).toBe(true);
  for (const name of ['photo-gaussian', 'run.1', 'v1.5', 'png', '.'])
    expect(hasFileExtension(name), name).toBe(false);
});

import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { publishedPackages } from '../src/publishedPackages.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('publishedPackages()', () => {
  const names = publishedPackages(ROOT).map(({ name }) => name);

  test('lists packages, platforms and the command line', () => {
    for (const name of ['core', 'native', 'native-linux-x64-gnu', 'cli'])
      expect(names).toContain(`@fourier-features/${name}`);
  });

  test('leaves out what is private', () => {
    expect(names).not.toContain('@fourier-features/docs');
  });
});

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { publishedPackages } from '../../src/publishedPackages.ts';
import { budgets } from '../../src/sizes/budgets.ts';

test('the budgets name the packages that are published', () => {
  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  const names = publishedPackages(root).map(({ name }) =>
    name.replace('@fourier-features/', '').replace(/^native-.*/, 'native-*'),
  );
  expect(new Set(Object.keys(budgets.unpacked))).toEqual(new Set(names));
});

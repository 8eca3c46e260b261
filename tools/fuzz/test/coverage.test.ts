import { readdirSync, readFileSync } from 'node:fs';
import * as storage from '@fourier-features/core/storage';
import * as datasets from '@fourier-features/datasets';
import * as nerf from '@fourier-features/nerf';
import * as pictures from '@fourier-features/pictures';
import * as tasks from '@fourier-features/tasks';
import { expect, test } from 'vitest';

const FOLDER = new URL('../src/readers/', import.meta.url);

test('every public function that decodes or reads a file has a reader here', () => {
  const modules = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));
  const names = [storage, datasets, nerf, pictures, tasks].flatMap((each) =>
    Object.keys(each).filter((name) => /^(decode|read)[A-Z]/.test(name)),
  );
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !modules.some((module) => module.includes(name)))).toEqual([]);
});

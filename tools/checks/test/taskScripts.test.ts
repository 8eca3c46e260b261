import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
const { tasks } = read('turbo.json') as {
  tasks: Record<string, { cache?: boolean; inputs?: string[]; outputs?: string[] }>;
};

test.each(['image', 'occupancy', 'ct', 'mri', 'nerf', 'theory'])(
  '%s has the scripts of every task',
  (name) => {
    const { scripts } = read(`packages/${name}/package.json`) as { scripts: Record<string, string> };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['example', 'quick', 'reproduce', 'bench']));
    expect(scripts['bench']).toMatch(new RegExp(` ${name}$`));
  },
);

test('records are outputs of experiments and inputs as well, so that the cache never replaces a newer one', () => {
  for (const name of ['quick', 'reproduce']) {
    expect(tasks[name]!.outputs, name).toEqual(['experiments/records/**']);
    expect(tasks[name]!.inputs, name).toContain('$TURBO_DEFAULT$');
    expect(
      tasks[name]!.inputs!.filter((input) => /^!.*(experiments|records)/.test(input)),
      name,
    ).toEqual([]);
  }
});

test('what depends on the moment is not cached', () => {
  expect([tasks['example']!.cache, tasks['bench']!.cache]).toEqual([false, false]);
});

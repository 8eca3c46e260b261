import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

test('a bundle for browsers needs no Node module, in any dependency', async () => {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    root: fileURLToPath(new URL('..', import.meta.url)),
    build: { write: false, minify: false, lib: { entry: 'src/index.ts', formats: ['es'] } },
  })) as Rolldown.RolldownOutput[];
  const modules = output
    .flatMap((each) => each.output)
    .flatMap((each) => (each.type === 'chunk' ? [...each.moduleIds, ...each.imports] : []));
  expect(modules.some((id) => id.includes('/echarts/'))).toBe(true);
  expect(modules.filter((id) => /^node:|browser-external/.test(id))).toEqual([]);
});

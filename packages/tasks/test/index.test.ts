import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';

const FOREIGN = /^node:|browser-external|\/node_modules\/(sharp|fontkitten|echarts|@tensorflow)\//;

let chunks: readonly Rolldown.OutputChunk[];

beforeAll(async () => {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    root: fileURLToPath(new URL('..', import.meta.url)),
    build: { write: false, minify: false, lib: { entry: 'src/index.ts', formats: ['es'] } },
  })) as Rolldown.RolldownOutput[];
  chunks = output.flatMap((each) => each.output).filter((each) => each.type === 'chunk');
});

/** Ids of the modules of some chunks, and of what they import from outside the bundle. */
function needs(some: readonly Rolldown.OutputChunk[]): string[] {
  return some.flatMap(({ moduleIds, imports }) => [...moduleIds, ...imports]);
}

test('a browser that loads the package needs no Node module, no sharp and no tfjs', () => {
  const loaded = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const chunk of loaded)
    for (const other of chunks) if (chunk.imports.includes(other.fileName)) loaded.add(other);
  const modules = needs([...loaded]);
  expect(modules.some((id) => id.endsWith('/nerf/src/fit.ts'))).toBe(true);
  expect(modules.filter((id) => FOREIGN.test(id))).toEqual([]);
});

test('what is loaded on demand needs none either, except that manifold-3d and dicom-parser name one for use in Node', () => {
  const foreign = chunks.filter((chunk) => needs([chunk]).some((id) => FOREIGN.test(id)));
  const foreignOf = (some: readonly Rolldown.OutputChunk[]) => needs(some).filter((id) => FOREIGN.test(id));
  const isDicom = ({ moduleIds }: Rolldown.OutputChunk) =>
    moduleIds.some((id) => id.includes('/dicom-parser/'));
  // for deflated files, which decodeDicom refuses before they reach it
  expect(foreignOf(foreign.filter(isDicom))).toEqual(['__vite-browser-external']);
  const others = foreign.filter((chunk) => !isDicom(chunk));
  expect(foreignOf(others)).toEqual(['__vite-browser-external:module']);
  const importers = chunks.filter(({ imports, dynamicImports }) =>
    others.some(({ fileName }) => [...imports, ...dynamicImports].includes(fileName)),
  );
  expect(importers.flatMap(({ moduleIds }) => moduleIds)).toEqual([
    expect.stringMatching(/\/manifold-3d\/manifold\.js$/),
  ]);
});

import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';

const FOREIGN =
  /^node:|browser-external|\/packages\/native\/|\/core\/src\/node|@tensorflow\/|^webgpu$|\/node_modules\/webgpu\//;
const WEBGPU = '/packages/webgpu/src/';

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

describe('a page that bundles chooseEngine', () => {
  test('loads the WebGPU engine only on demand', () => {
    const [entry] = chunks.filter(({ isEntry }) => isEntry);
    const atOnce = new Set([entry!.fileName]);
    // A set may grow while it is iterated.
    for (const name of atOnce)
      for (const each of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) atOnce.add(each);
    const holds = (demanded: boolean): boolean =>
      chunks.some(
        ({ fileName, moduleIds }) =>
          atOnce.has(fileName) !== demanded && moduleIds.some((id) => id.includes(WEBGPU)),
      );
    expect(holds(false)).toBe(false);
    expect(holds(true)).toBe(true);
  });

  test('has the wasm engine, but no Node module, native engine or tfjs, not even on demand', () => {
    const modules = chunks.flatMap(({ moduleIds, imports, dynamicImports }) => [
      ...moduleIds,
      ...imports,
      ...dynamicImports,
    ]);
    expect(modules.some((id) => id.endsWith('/wasm/src/engine.ts'))).toBe(true);
    expect(modules.filter((id) => FOREIGN.test(id))).toEqual([]);
  });
});

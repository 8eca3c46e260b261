import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ModuleSource, type ModuleSources, wasmEngine } from '@fourier-features/wasm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hashOfSources } from '../scripts/sources.ts';
import { STAMP } from '../src/modules/stamp.ts';

const fileOf = (name: string): URL => new URL(`../modules/${name}`, import.meta.url);
const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(fileOf(name)));

describe('modules/', () => {
  test('was compiled from the present sources; if not, run scripts/buildModules.ts and commit it', () => {
    const record = readFileSync(fileOf('source.json'), 'utf8');
    expect(JSON.parse(record)).toMatchObject({ sha256: hashOfSources() });
  });

  test.each(['relaxed.wasm', 'simd.wasm'])('%s and the program name these sources', (name) => {
    const module = new WebAssembly.Module(bytesOf(name));
    const [stamp] = WebAssembly.Module.customSections(module, 'fourier-features');
    expect(new TextDecoder().decode(stamp)).toBe(hashOfSources());
    expect(STAMP).toBe(hashOfSources());
  });
});

describe('wasmEngine({ module })', () => {
  /** Name of the engine that a module gives. */
  async function nameOf(module: ModuleSource | ModuleSources): Promise<string> {
    const engine = await wasmEngine({ threads: 1, module });
    engine.dispose();
    return engine.name;
  }

  test.each([
    ['a URL', (file: string) => fileOf(file)],
    ['the text of a URL', (file: string) => fileOf(file).href],
    ['a data URL', (file: string) => `data:application/wasm;base64,${readFileSync(fileOf(file), 'base64')}`],
    ['a path', (file: string) => fileURLToPath(fileOf(file))],
    ['bytes', bytesOf],
    ['an ArrayBuffer', (file: string) => bytesOf(file).buffer],
    ['a compiled module', (file: string) => new WebAssembly.Module(bytesOf(file))],
  ])('takes %s, of one variant or of both', async (_, source) => {
    const [relaxed, simd] = [source('relaxed.wasm'), source('simd.wasm')];
    const best = (await wasmEngine({ threads: 1 })).name;
    expect(await nameOf(relaxed)).toBe(best);
    expect(await nameOf(simd)).toBe('wasm-simd');
    expect(await nameOf({ 'relaxed-simd': relaxed, simd })).toBe(best);
    const unfused = await wasmEngine({ relaxedSimd: false, module: { 'relaxed-simd': relaxed, simd } });
    unfused.dispose();
    expect(unfused.variant).toBe('simd');
  });

  test('takes the part of a buffer that a view shows', async () => {
    const bytes = bytesOf('simd.wasm');
    const buffer = new Uint8Array(bytes.length + 5);
    buffer.set(bytes, 3);
    expect(await nameOf(buffer.subarray(3, 3 + bytes.length))).toBe('wasm-simd');
  });

  const cure = "; pass the module's URL or bytes as the option module";
  test.each([
    ['/nowhere/simd.wasm', `/nowhere/simd.wasm cannot be read (ENOENT)${cure}`],
    [new URL('file:///nowhere/simd.wasm'), `file:///nowhere/simd.wasm cannot be read (ENOENT)${cure}`],
    ['data:text/html,<!doctype html>', `the option module (text/html) is not a WebAssembly module${cure}`],
    [Uint8Array.of(60, 104, 116, 109, 108), `the option module is not a WebAssembly module${cure}`],
    [new Uint8Array(0), `the option module is not a WebAssembly module${cure}`],
    [
      Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0),
      'the option module must be relaxed.wasm or simd.wasm of the installed version of @fourier-features/wasm, got another module',
    ],
  ])('says what is wrong: %s', async (module, message) => {
    await expect(wasmEngine({ module })).rejects.toThrow(message);
  });

  test('refuses a module of other sources', async () => {
    const bytes = bytesOf('simd.wasm');
    // The last byte is the last digit of the hash.
    bytes[bytes.length - 1]! ^= 1;
    expect(WebAssembly.validate(bytes)).toBe(true);
    await expect(wasmEngine({ module: bytes })).rejects.toThrow('got another module');
  });

  test.each([[5], [null], [{ simd: '/simd.wasm' }], [{}]])(
    'refuses what is no module: %j',
    async (module) => {
      await expect(wasmEngine({ module: module as string })).rejects.toThrow(
        new RangeError(
          `wasmEngine: module must be a URL, bytes or a compiled module, or { 'relaxed-simd', simd } of such, got ${module}`,
        ),
      );
    },
  );

  afterEach(() => vi.unstubAllGlobals());

  test.each([[undefined], [{ 'relaxed-simd': '/relaxed.wasm', simd: '/simd.wasm' }]])(
    'says what a runtime without WebAssembly lacks, with %j too',
    async (module) => {
      vi.stubGlobal('WebAssembly', undefined);
      await expect(wasmEngine(module ? { module } : {})).rejects.toThrow(
        'wasmEngine: needs WebAssembly with SIMD and threads, which this runtime lacks.',
      );
    },
  );
});

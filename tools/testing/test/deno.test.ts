import { hasDeno, inDeno, runInDeno } from '@fourier-features/testing/deno';
import { describe, expect, test } from 'vitest';

describe.skipIf(!hasDeno)(inDeno('runInDeno'), () => {
  test('runs a TypeScript module with arguments, where WebGPU has an adapter', async () => {
    const output = await runInDeno(new URL('deno/adapter.ts', import.meta.url), ['--shapes', '3']);
    expect(JSON.parse(output)).toEqual([true, '--shapes', '3']);
  });

  test('rejects with what a failing module wrote', async () => {
    await expect(runInDeno(new URL('deno/fails.ts', import.meta.url))).rejects.toThrow('broken on purpose');
  });
});

import { describe, expect, test } from 'vitest';
import { chooseEngine } from '../src/engine.ts';

describe('chooseEngine(values)', () => {
  test('opens the engine of --engine on the threads of --threads', async () => {
    const { engine, description } = await chooseEngine({ engine: 'wasm', threads: 1 });
    expect(engine.name).toMatch(/^wasm/);
    expect(description).toMatch(/^wasm engine, .*, 1 thread$/);
    expect((await chooseEngine({ engine: 'tfjs-cpu' })).engine.name).toBe('tfjs-cpu');
  });

  test('names the option if the engine cannot run here', async () => {
    await expect(chooseEngine({ engine: 'tfjs-node' })).rejects.toThrow(
      /^--engine tfjs-node: activateFastestBackend: cannot use the tfjs backend tensorflow: /,
    );
  });

  test('refuses --threads for tfjs, which chooses its own', async () => {
    await expect(chooseEngine({ engine: 'tfjs-cpu', threads: 2 })).rejects.toThrow(
      '--threads: --engine must be auto, native or wasm. Leave out the option.',
    );
  });
});

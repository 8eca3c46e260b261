import { evaluateField, gaussianEncoding, gridCoordinates, initialField } from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import { expectClose } from '@fourier-features/testing';
import { hasTestAdapter, onTestAdapter } from '@fourier-features/testing/webgpu';
import { describe, expect, test } from 'vitest';

const real = process.env['WEBGPU'] === 'real';

describe.skipIf(!hasTestAdapter)(onTestAdapter("chooseEngine({ engine: 'webgpu' })"), () => {
  test('opens an engine that computes what the wasm engine computes, on any adapter', async () => {
    const encoding = gaussianEncoding({ inputDim: 2, scale: 2, frequencyCount: 8 });
    const field = initialField({ encoding, outputDim: 1, width: 16, depth: 2 });
    const coordinates = gridCoordinates([8, 8]);
    const [webgpu, wasm] = [
      await chooseEngine({ engine: 'webgpu' }),
      await chooseEngine({ engine: 'wasm', threads: 1 }),
    ];
    const values = await evaluateField(field, coordinates, webgpu);
    expectClose(values, await evaluateField(field, coordinates, wasm), 1e-5);
    expect(webgpu.description).toMatch(
      real ? /^webgpu engine, [^,]+$/ : /^webgpu engine, google swiftshader, a software adapter that/,
    );
    webgpu.dispose();
    wasm.dispose();
    await expect(evaluateField(field, coordinates, webgpu)).rejects.toThrow();
  });

  test('is what auto chooses if and only if the adapter is a GPU', async () => {
    const { engine, description, dispose } = await chooseEngine();
    dispose();
    expect(engine.name === 'webgpu').toBe(real);
    if (!real) expect(description).toContain('webgpu (only a software adapter, google swiftshader)');
  });
});

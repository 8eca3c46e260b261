import { adam } from '@fourier-features/core';
import { smallField } from '@fourier-features/testing/engine';
import { wasmEngine } from '@fourier-features/wasm';
import { expect, test, vi } from 'vitest';

test('a field that exceeds the memory of wasmEngine() is a RangeError, and those before it go on', async () => {
  const engine = await wasmEngine({ threads: 1 });
  const field = smallField();
  const trainer = await engine.createTrainer(field, adam());
  const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
    throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
  });
  const others = Array.from({ length: 20 }, () => engine.createTrainer(field, adam()));
  const error = await Promise.all(others).catch((reason: unknown) => reason);
  grow.mockRestore();
  expect(error).toBeInstanceOf(RangeError);
  expect((error as Error).message).toMatch(
    /^wasmEngine: the engine's fields need \d+ MiB of memory, which is more than WebAssembly can have here\. Dispose of unused trainers, use a smaller network, or use nativeEngine\(\)\.$/,
  );
  expect(await trainer.evaluate(new Float32Array(field.encoding.inputDim))).toHaveLength(3);
  engine.dispose();
});

import { adam, identityEncoding, initialField } from '@fourier-features/core';
import { wasmEngine } from '@fourier-features/wasm';
import { expect, test } from 'vitest';

test('a trainer knows the loss of its last step at once, NaN before the first', async () => {
  const field = initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, width: 4 });
  const trainer = await (await wasmEngine({ threads: 1 })).createTrainer(field, adam());
  expect(trainer.lossNow!()).toBeNaN();
  for (const target of [0, 1]) {
    const targets = new Float32Array(3).fill(target);
    await trainer.step({ coordinates: Float32Array.of(0, 0.3, 0.6), targets, loss: 'mse' }, 1e-2);
    expect(trainer.lossNow!()).toBe(await trainer.loss());
    expect(trainer.lossNow!()).toBeGreaterThan(0);
  }
  trainer.dispose();
});

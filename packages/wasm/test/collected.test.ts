import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { adam } from '@fourier-features/core';
import { smallBatch, smallField } from '@fourier-features/testing/engine';
import { wasmEngine } from '@fourier-features/wasm';
import { expect, test } from 'vitest';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function disposedEngine(): Promise<void> {
  const engine = await wasmEngine({ threads: 2 });
  engine.dispose();
}

test('an engine that was disposed of and is garbage leaves the next one in its memory alone', async () => {
  const field = smallField();
  const batch = smallBatch(field, 50);
  await disposedEngine();
  // The threads of the engine end, so that its memory serves the next one.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const engine = await wasmEngine({ threads: 2 });
  const trainer = await engine.createTrainer(field, adam());
  for (let turn = 0; turn < 5; turn++) {
    collectGarbage();
    await setImmediate();
  }
  const before = await trainer.evaluate(batch.coordinates);
  await trainer.step(batch, 0.1);
  expect(await trainer.evaluate(batch.coordinates)).not.toEqual(before);
  engine.dispose();
});

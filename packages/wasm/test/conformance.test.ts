import { testEngine } from '@fourier-features/testing/engine';
import { wasmEngine } from '@fourier-features/wasm';

for (const relaxedSimd of [true, false]) {
  testEngine({
    name: `wasmEngine({ threads: 2, relaxedSimd: ${relaxedSimd} })`,
    create: () => wasmEngine({ threads: 2, relaxedSimd }),
    dispose: (engine) => engine.dispose(),
  });
}

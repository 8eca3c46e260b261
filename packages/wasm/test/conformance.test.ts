import { testEngine } from '@fourier-features/testing/engine';
import { wasmEngine } from '@fourier-features/wasm';

testEngine({
  name: 'wasmEngine on two threads',
  create: () => wasmEngine({ threads: 2 }),
  dispose: (engine) => engine.dispose(),
});

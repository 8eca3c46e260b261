import { answerOf } from '@fourier-features/testing/page';
import { wasmEngine } from '@fourier-features/wasm';
import { type Trained, train } from './train.ts';
import type { Answer } from './worker.ts';

declare global {
  interface Window {
    trainOnGpu(): Promise<Answer>;
    trainOnCpu(): Promise<Trained>;
  }
}

window.trainOnGpu = () =>
  answerOf<Answer>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));

window.trainOnCpu = async () => {
  const engine = await wasmEngine({ threads: 1 });
  const trained = await train(engine);
  engine.dispose();
  return trained;
};

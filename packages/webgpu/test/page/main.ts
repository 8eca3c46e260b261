import { wasmEngine } from '@fourier-features/wasm';
import { type Trained, train } from './train.ts';
import type { Answer } from './worker.ts';

declare global {
  interface Window {
    trainOnGpu(): Promise<Answer>;
    trainOnCpu(): Promise<Trained>;
  }
}

window.trainOnGpu = async () => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Answer>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  } finally {
    worker.terminate();
  }
};

window.trainOnCpu = async () => {
  const engine = await wasmEngine({ threads: 1 });
  const trained = await train(engine);
  engine.dispose();
  return trained;
};

import type { DirectBatch, FourierEncoding } from '@fourier-features/core';
import type { TrainingData } from '../../contestants/trainingData.ts';
import type { ContestantName } from '../contestantNames.ts';
import type { Training } from '../training.ts';

/** Opens each contestant of the page. Its code is loaded by the worker that needs it alone. */
const OPENERS: Readonly<Record<ContestantName, (data: TrainingData<FourierEncoding>) => Promise<Training>>> =
  {
    webgpu: (data) => trainWebgpu(data, () => ({ ...data.batch })),
    'webgpu, kept features': (data) => trainWebgpu(data, () => data.batch),
    wasm: async (data) => {
      const { wasmEngine } = await import('@fourier-features/wasm');
      const { trainOurs } = await import('./ours.ts');
      const engine = await wasmEngine();
      const threads = `${engine.threads} ${engine.threads === 1 ? 'thread' : 'threads'}`;
      return trainOurs(engine, `${engine.name}, ${threads}`, data, () => data.batch);
    },
    'tfjs-webgpu': async (data) => {
      await import('@tensorflow/tfjs-backend-webgpu');
      const { trainTfjs } = await import('./tfjs.ts');
      return trainTfjs('webgpu', data);
    },
    'jax-js': async (data) => {
      const { trainJax } = await import('./jax.ts');
      return trainJax('webgpu', data);
    },
  };

/**
 * Returns a contestant, ready to train.
 *
 * @throws Error with the contestant's own reason if it does not run here.
 */
export function openTraining(name: ContestantName, data: TrainingData<FourierEncoding>): Promise<Training> {
  return OPENERS[name](data);
}

/** Trains on the GPU. A new batch is uploaded and its features are computed; a batch returned again is on the GPU with its features. */
async function trainWebgpu(
  data: TrainingData<FourierEncoding>,
  batchOf: () => DirectBatch,
): Promise<Training> {
  const { webgpuEngine } = await import('@fourier-features/webgpu');
  const { trainOurs } = await import('./ours.ts');
  const engine = await webgpuEngine();
  return trainOurs(engine, engine.name, data, batchOf);
}

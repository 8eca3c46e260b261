import relaxed from '@fourier-features/wasm/relaxed.wasm';
import simd from '@fourier-features/wasm/simd.wasm';
import type { ModuleSources, WasmEngineOptions } from '../../src/index.ts';
import { type Outcome, train } from '../page/train.ts';

const module: ModuleSources = { 'relaxed-simd': relaxed, simd };
const workerOf = (file: string) => (): Worker => new Worker(file, { type: 'module' });
const refusing = (): never => {
  throw new Error('no workers today');
};

/** Options as a page may pass them, by a name. */
const settings = new Map<string, WasmEngineOptions>([
  ['nothing', {}],
  ['both modules', { module }],
  ['a module that is not served', { module: 'missing.wasm' }],
  ['a page as module', { module: '/index.html' }],
  ['a module of a server that does not answer', { module: 'http://127.0.0.1:9/relaxed.wasm' }],
  ['a worker', { module, createWorker: workerOf('/worker.js') }],
  ['a worker that is not served', { module, createWorker: workerOf('/missing.js') }],
  ['another worker', { module, createWorker: workerOf('/other.js') }],
  ['a function that throws', { module, createWorker: refusing }],
]);

declare global {
  interface Window {
    /** Trains on two threads with the options of that name; resolves to the text of an error too. */
    trainWith(setting: string): Promise<Outcome | string>;
  }
}

window.trainWith = (setting) =>
  train({ threads: 2, ...settings.get(setting)! }).catch((error: unknown) => String(error));

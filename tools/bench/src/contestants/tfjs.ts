import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import * as tf from '@tensorflow/tfjs';
import { serve } from './serve.ts';

/** Arguments: the workload as JSON, and the tfjs backend: `wasm`, or `cpu`. */
const [workload, backend] = process.argv.slice(2);
await activateFastestBackend();
if (backend === 'cpu') await tf.setBackend('cpu');
await serve(tfjsEngine(), JSON.parse(workload!));

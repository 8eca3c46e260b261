import { wasmEngine } from '@fourier-features/wasm';
import { serve } from './serve.ts';

/** Arguments: the workload and the engine's options, as JSON. */
const [workload, options] = process.argv.slice(2);
await serve(await wasmEngine(JSON.parse(options!)), JSON.parse(workload!));

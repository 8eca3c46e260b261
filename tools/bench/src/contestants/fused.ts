import { fusedEngine } from '@fourier-features/engine';
import { serve } from './serve.ts';

/** Arguments: the workload and the engine's options, as JSON. */
const [workload, options] = process.argv.slice(2);
await serve(await fusedEngine(JSON.parse(options!)), JSON.parse(workload!));

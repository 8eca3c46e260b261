import { type EngineName, openEngine } from '../engines.ts';
import { serve } from './serve.ts';

/** Arguments: the workload as JSON, the engine's name, and its settings as JSON. */
const [workload, name, settings] = process.argv.slice(2);
await serve(await openEngine(name as EngineName, JSON.parse(settings!)), JSON.parse(workload!));

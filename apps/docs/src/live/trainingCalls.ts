import type { OpenedInput } from './protocol.ts';
import type { Training } from './training.ts';
import { engineFacts } from './workerEngine.ts';

/** Returns what every worker with a training offers the page. */
export function trainingCalls<Input extends OpenedInput, Settings extends { readonly steps: number }, View>({
  start,
  change,
  pause,
  resume,
  step,
  save,
}: Training<Input, Settings, View>) {
  return { engine: engineFacts, start, change, pause, resume, step, save };
}

import type { OpenedInput } from './protocol.ts';
import type { Training } from './training.ts';

/** Returns what every worker with a training offers the page. */
export function trainingCalls<Input extends OpenedInput, Settings extends { readonly steps: number }, View>({
  engine,
  start,
  change,
  pause,
  resume,
  step,
  save,
}: Training<Input, Settings, View>) {
  return { engine, start, change, pause, resume, step, save };
}

import { checkFinite } from './check.ts';
import type { Field } from './field.ts';

/** @throws RangeError, naming the array, unless all weights of a field are finite. */
export function checkWeights(caller: string, name: string, { parameters }: Field): void {
  for (const { name: array, values } of parameters) checkFinite(caller, `${name}.${array}`, values);
}

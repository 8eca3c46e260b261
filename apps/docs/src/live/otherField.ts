import { fieldNames, type OtherFieldName } from '@fourier-features/core';
import type { LaneChoice } from './protocol.ts';

/** Whether a field is none of an encoding with a ReLU network, which is all that WebGPU has. */
export function isOtherField<Choice extends { readonly name: LaneChoice['name'] }>(
  choice: Choice,
): choice is Choice & { readonly name: OtherFieldName } {
  return choice.name !== 'fourier' && (fieldNames as readonly string[]).includes(choice.name);
}

import type { Field } from '@fourier-features/core';

/**
 * @param channels number of values that the field must have; any from 1 to 4 if absent.
 * @throws RangeError unless the field maps pixel coordinates to colours.
 */
export function checkField(caller: string, { encoding, network }: Field, channels?: number): void {
  const { outputDim } = network;
  const fits = channels === undefined ? outputDim <= 4 : outputDim === channels;
  if (encoding.inputDim === 2 && fits) return;
  throw new RangeError(
    `${caller}: field must map 2 coordinates to ${channels ?? '1 to 4'} values, got ${encoding.inputDim} to ${outputDim}`,
  );
}

import type { Field } from '@fourier-features/core';

/** @throws RangeError unless 0 ≤ near < far, both finite. */
export function checkDepthRange(caller: string, near: number, far: number): void {
  if (!(near >= 0 && far > near && Number.isFinite(far))) {
    throw new RangeError(
      `${caller}: near and far must be depths in scene units with 0 <= near < far, got ${near} and ${far}`,
    );
  }
}

/** @throws RangeError unless `samples`, the number per ray, is an integer of at least 2. */
export function checkSamples(caller: string, name: string, samples: number): void {
  if (!Number.isInteger(samples) || samples < 2)
    throw new RangeError(`${caller}: ${name} must be an integer of at least 2, per ray, got ${samples}`);
}

/** @throws RangeError unless the field maps 3 coordinates to 4 raw values. */
export function checkRadianceField(caller: string, { encoding, network }: Field): void {
  if (encoding.inputDim !== 3 || network.outputDim !== 4 || network.outputActivation !== 'linear') {
    throw new RangeError(
      `${caller}: field must map 3 coordinates to 4 raw values (red, green, blue, density), linear, got ${encoding.inputDim} to ${network.outputDim}, ${network.outputActivation}`,
    );
  }
}

import { type Field, type FourierEncoding, trainedEncoding } from '@fourier-features/core';
import type { Slice } from '../device/gpu.ts';
import { type Buffers, slice } from './buffers.ts';
import type { Layout } from './layout.ts';
import { packed } from './parameters.ts';

/** A field's parameters on the device. */
export interface ParameterBuffers {
  readonly parameters: GPUBuffer;
  /** B `[m, d]`, then a `[m]`: among the parameters if they are trained. */
  readonly waves: Slice;
}

/** Copies the parameters of a field to the device. */
export function createParameterBuffers(
  buffers: Buffers,
  field: Field<FourierEncoding>,
  layout: Layout,
): ParameterBuffers {
  const parameters = buffers.filled(packed(layout, field.parameters));
  const { frequencies, amplitudes } = trainedEncoding(field);
  const numbers = frequencies.length + amplitudes.length;
  if (layout.waves !== undefined) return { parameters, waves: slice(parameters, layout.waves, numbers) };
  const both = new Float32Array(numbers);
  both.set(frequencies);
  both.set(amplitudes, frequencies.length);
  return { parameters, waves: slice(buffers.filled(both)) };
}

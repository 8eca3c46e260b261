import type { Encoding } from '../encodings/encoding.ts';
import type { Encoder } from './encoder.ts';
import { fixedFourierEncoder, trainedFourierEncoder } from './fourierEncoder.ts';
import { gridEncoder } from './gridEncoder.ts';

/** Creates the encoder of an encoding on the active tfjs backend. */
export function createEncoder(encoding: Encoding): Encoder {
  if (encoding.kind === 'grid') return gridEncoder(encoding);
  return encoding.trainable ? trainedFourierEncoder(encoding) : fixedFourierEncoder(encoding);
}

import { type Encoding, encode, evaluateField, initialField, seededRandom } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose } from '@fourier-features/testing';
import { beforeAll, describe, test } from 'vitest';
import { encodings } from './smallFields.ts';

const coordinates = seededRandom(4).uniforms(2 * 40);

/** Returns γ as the backend computes it: the values of one linear layer with the identity matrix as weights. */
async function backendEncode(encoding: Encoding): Promise<Float32Array> {
  const size = encoding.outputDim;
  const field = initialField({ encoding, outputDim: size, depth: 1, outputActivation: 'linear' });
  const [weight, bias] = field.parameters;
  weight!.values.fill(0);
  for (let i = 0; i < size; i++) weight!.values[i * size + i] = 1;
  bias!.values.fill(0);
  return evaluateField(field, coordinates, { engine: tfjsEngine() });
}

describe.each(['cpu', 'wasm'] as const)('encoding on the %s backend', (backend) => {
  beforeAll(() => activateFastestBackend(backend));

  test.each(encodings)('agrees with encode: %s', async (_, encoding) => {
    expectClose(await backendEncode(encoding), encode(encoding, coordinates), 5e-6);
  });
});

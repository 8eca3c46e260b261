import {
  adam,
  type Field,
  gridEncoding,
  hashGridEncoding,
  identityEncoding,
  initialField,
} from '@fourier-features/core';
import { hasTestAdapter, onTestAdapter, testDevice } from '@fourier-features/testing/webgpu';
import { type WebgpuDevice, type WebgpuEngine, webgpuEngine } from '@fourier-features/webgpu';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const size = { outputDim: 2, depth: 3, width: 8 };
const coordinates = identityEncoding({ inputDim: 2 });
const relu = { kind: 'relu' } as const;

const fields: readonly (readonly [what: string, field: Field])[] = [
  [
    'the activation sine',
    initialField({ encoding: coordinates, ...size, hiddenActivation: { kind: 'sine', omega: 30 } }),
  ],
  [
    'the activation wire',
    initialField({
      encoding: coordinates,
      ...size,
      firstActivation: relu,
      hiddenActivation: { kind: 'wire', omega: 4, spread: 4 },
    }),
  ],
  [
    'the encoding hash-grid',
    initialField({ encoding: hashGridEncoding({ inputDim: 2, levels: 2 }), ...size }),
  ],
  ['the encoding grid', initialField({ encoding: gridEncoding({ inputDim: 2 }), outputDim: 2, depth: 0 })],
];

describe.skipIf(!hasTestAdapter)(onTestAdapter('webgpuEngine'), () => {
  let device: WebgpuDevice;
  let engine: WebgpuEngine;
  beforeAll(async () => {
    device = await testDevice();
    engine = await webgpuEngine({ device });
  });
  afterAll(() => device?.destroy());

  test.each(fields)('refuses %s in one line that names engines with it', async (what, field) => {
    const refusal = `only Fourier encodings with ReLU run on WebGPU, got ${what}. Use nativeEngine() or wasmEngine().`;
    await expect(engine.createTrainer(field, adam())).rejects.toThrow(new Error(`createTrainer: ${refusal}`));
    await expect(engine.createEvaluator(field)).rejects.toThrow(new Error(`createEvaluator: ${refusal}`));
  });
});

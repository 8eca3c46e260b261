import { agreementFaults, agreementShapes, measureAgreement } from '@fourier-features/testing/agreement';
import {
  type CountedDevice,
  countDevice,
  hasTestAdapter,
  onTestAdapter,
} from '@fourier-features/testing/webgpu';
import { type WasmEngine, wasmEngine } from '@fourier-features/wasm';
import { type WebgpuEngine, webgpuEngine } from '@fourier-features/webgpu';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sharedDevice } from './sharedDevice.ts';

/** `scripts/agreement.ts` measures more. */
const [SHAPES, STEPS] = [8, 20];

describe.skipIf(!hasTestAdapter)(onTestAdapter('the gradient in every step of a training'), () => {
  let counted: CountedDevice;
  let engine: WebgpuEngine;
  let cpu: WasmEngine;
  beforeAll(async () => {
    counted = countDevice(sharedDevice!);
    engine = await webgpuEngine({ device: counted.device });
    cpu = await wasmEngine({ threads: 1 });
  });
  afterEach(() => counted.expectNoErrors());
  afterAll(() => {
    engine?.dispose();
    cpu?.dispose();
  });

  test.each(agreementShapes(SHAPES))(
    'is that of finite differences and of wasmEngine: $title',
    async (shape) => {
      expect(agreementFaults(await measureAgreement(engine, cpu, shape, STEPS))).toEqual([]);
    },
  );
});

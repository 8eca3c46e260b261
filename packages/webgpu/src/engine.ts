import { checkField, checkOptimizer, type Engine, type Optimizer } from '@fourier-features/core';
import { describeAdapter } from './device/adapter.ts';
import { createGpu } from './device/gpu.ts';
import { openDevice } from './device/openDevice.ts';
import type { WebgpuDevice } from './device/webgpuDevice.ts';
import { checkFourierRelu } from './field/checkFourierRelu.ts';
import { openField, type SharedGpu } from './field/openField.ts';
import { chooseAll, createTiles } from './probe/chooseTiles.ts';
import { createPasses } from './training/passes.ts';
import { createTrainer } from './training/trainer.ts';

export interface WebgpuEngineOptions {
  /** The device to compute on; one on the fastest adapter by default, which `dispose` destroys. */
  device?: WebgpuDevice;
  /**
   * Bytes that the points of a field's batch may take on the device; larger batches are split. While a field is trained, the
   * gradients of the splits may take as many again. 2²⁹ by default.
   */
  workingBytes?: number;
}

/** The WebGPU engine, and what it runs on. */
export interface WebgpuEngine extends Engine {
  readonly device: WebgpuDevice;
  /** The adapter in words, such as `nvidia ampere`. */
  readonly adapter: string;
  /** Whether the adapter computes on the CPU, where `wasmEngine` is faster. */
  readonly software: boolean;
  /** Ends the engine and destroys the device that it opened; calls that are not done by then reject. */
  dispose(): void;
}

/**
 * Returns the engine that evaluates and trains fields on the GPU, by WebGPU: that of the browser, or of the package `webgpu`
 * (Dawn) in Node. Results are the same bits in every run on one adapter.
 *
 * @throws RangeError if `workingBytes` is not positive; Error if there is no WebGPU here, no adapter, or one that computes
 * wrong results.
 * @example
 * import { evaluateField, gaussianEncoding, gridCoordinates, initialField } from '@fourier-features/core';
 * import { webgpuEngine } from '@fourier-features/webgpu';
 *
 * async function evaluateOnGpu(): Promise<Float32Array> {
 *   const engine = await webgpuEngine();
 *   const field = initialField({ encoding: gaussianEncoding({ inputDim: 2, scale: 5 }), outputDim: 3, width: 32 });
 *   return evaluateField(field, gridCoordinates([8, 8]), { engine });
 * }
 */
export async function webgpuEngine({
  device: given,
  workingBytes = 2 ** 29,
}: WebgpuEngineOptions = {}): Promise<WebgpuEngine> {
  if (!(workingBytes > 0))
    throw new RangeError(`webgpuEngine: workingBytes must be positive, got ${workingBytes}`);
  const opened = given ? { device: given } : await openDevice();
  const { device } = opened;
  const gpu = createGpu(device);
  const description = describeAdapter(device.adapterInfo);
  const tiles = createTiles(gpu, description.software);
  try {
    // On a software adapter it would take seconds, and those who ask for one know what they do.
    if (!description.software) await chooseAll(tiles);
  } catch (error) {
    if (!given) device.destroy();
    throw error;
  }
  let ended = false;
  const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
  const shared: SharedGpu = {
    gpu,
    tiles,
    allowance: { workingBytes, bufferBytes: Math.min(maxStorageBufferBindingSize, maxBufferSize) },
    ended: () => ended,
  };
  return {
    name: 'webgpu',
    device,
    ...description,
    dispose: () => {
      ended = true;
      gpu.end();
      if (!given) opened.device.destroy();
    },
    createEvaluator: async (field) => {
      checkField('createEvaluator', field);
      checkFourierRelu('createEvaluator', field);
      const open = await openField(shared, field, false);
      const { values } = createPasses(open);
      return {
        evaluate: (coordinates, signal) => open.call(() => values(coordinates, signal)),
        dispose: open.release,
      };
    },
    createTrainer: async (field, optimizer, state) => {
      checkField('createTrainer', field);
      checkFourierRelu('createTrainer', field);
      checkOptimizer('createTrainer', field, optimizer, state);
      checkEpsilon(optimizer);
      return createTrainer(await openField(shared, field, true), optimizer, state);
    },
  };
}

/** √(2⁻¹²⁶), with the least number that every GPU has. */
const LEAST_ROOT = 2 ** -63;

/**
 * @throws RangeError if ε is too small to keep an update within η where (1 − β₂)g² becomes 0: smaller numbers are missing on
 * some GPUs.
 */
function checkEpsilon(optimizer: Optimizer): void {
  if (optimizer.kind !== 'adam') return;
  const { beta2, epsilon } = optimizer;
  const least = LEAST_ROOT / Math.sqrt(1 - beta2);
  if (epsilon < least)
    throw new RangeError(
      `webgpuEngine: Adam's epsilon must be at least ${least.toPrecision(2)} with beta2 ${beta2} on GPUs, whose float32 may have no numbers below 1.2e-38, got ${epsilon}. Use nativeEngine() or wasmEngine() for a smaller one.`,
    );
}

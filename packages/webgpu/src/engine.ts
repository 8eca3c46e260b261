import { checkField, checkOptimizer, type Engine, type Optimizer } from '@fourier-features/core';
import { describeAdapter } from './device/adapter.ts';
import { createGpu } from './device/gpu.ts';
import { openDevice } from './device/openDevice.ts';
import { openField, type SharedGpu } from './field/openField.ts';
import { createTiles } from './probe/chooseTiles.ts';
import { createPasses } from './training/passes.ts';
import { createTrainer } from './training/trainer.ts';

export interface WebgpuEngineOptions {
  /** The device to compute on; one on the fastest adapter by default, which `dispose` destroys. */
  device?: GPUDevice;
  /** Bytes that a field may hold on the device in addition to its parameters; larger batches are split. 2²⁹ by default. */
  workingBytes?: number;
}

/** The WebGPU engine, and what it runs on. */
export interface WebgpuEngine extends Engine {
  readonly device: GPUDevice;
  /** The adapter in words, such as `nvidia ampere`. */
  readonly adapter: string;
  /** Whether the adapter computes on the CPU, where `wasmEngine` is faster. */
  readonly software: boolean;
  /** Ends the engine and destroys the device that it opened; calls that are not done by then reject. */
  dispose(): void;
}

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
  let ended = false;
  const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
  const shared: SharedGpu = {
    gpu,
    tiles: createTiles(gpu, description.software),
    allowance: { workingBytes, bufferBytes: Math.min(maxStorageBufferBindingSize, maxBufferSize) },
    ended: () => ended,
  };
  return {
    name: 'webgpu',
    device,
    ...description,
    dispose: () => {
      ended = true;
      if (!given) opened.device.destroy();
    },
    createEvaluator: async (field) => {
      checkField('createEvaluator', field);
      const open = await openField(shared, field, false);
      const { values } = createPasses(open);
      return {
        evaluate: (coordinates, signal) => open.call(() => values(coordinates, signal)),
        dispose: open.release,
      };
    },
    createTrainer: async (field, optimizer, state) => {
      checkField('createTrainer', field);
      checkOptimizer('createTrainer', field, optimizer, state);
      checkEpsilon(optimizer);
      return createTrainer(await openField(shared, field, true), optimizer, state);
    },
  };
}

/** √(2⁻¹²⁶): the square of a smaller gradient is 0 where a GPU has no denormal numbers. */
const LEAST_EPSILON = 2 ** -63;

/** @throws RangeError if ε is too small to keep an update bounded where v has become 0. */
function checkEpsilon(optimizer: Optimizer): void {
  if (optimizer.kind === 'adam' && optimizer.epsilon < LEAST_EPSILON)
    throw new RangeError(
      `webgpuEngine: Adam's epsilon must be at least 2^-63 ≈ 1.1e-19 on GPUs, whose float32 may end at 1.2e-38, got ${optimizer.epsilon}. Use nativeEngine() or wasmEngine() for a smaller one.`,
    );
}

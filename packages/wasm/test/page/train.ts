import type { Field } from '@fourier-features/core';
import { type WasmEngineOptions, wasmEngine } from '../../src/index.ts';

const waves = (length: number, scale: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => scale * Math.fround(((i * 7919) % 2003) / 2003 - 0.5));

const FIELD: Field = {
  encoding: {
    name: 'custom',
    inputDim: 2,
    frequencyCount: 32,
    outputDim: 64,
    frequencies: waves(64, 8),
    amplitudes: new Float32Array(32).fill(1),
    includeCoordinates: false,
    inputRange: [0, 1],
    trainable: false,
    hyperparameters: {},
  },
  network: { inputDim: 64, outputDim: 3, depth: 3, width: 64, outputActivation: 'sigmoid' },
  parameters: [
    [64, 64],
    [64, 64],
    [64, 3],
  ].flatMap(([fanIn, fanOut], layer) => [
    { name: `dense${layer}.weight`, shape: [fanIn!, fanOut!], values: waves(fanIn! * fanOut!, 0.5) },
    { name: `dense${layer}.bias`, shape: [fanOut!], values: waves(fanOut!, 0.1) },
  ]),
};

/** The engine that ran, the loss of each step, and the final weights. */
export interface Outcome {
  readonly name: string;
  readonly threads: number;
  readonly losses: number[];
  readonly weights: number[];
}

/** Trains for a few steps, in a page or in Node. */
export async function train(options: WasmEngineOptions): Promise<Outcome> {
  const engine = await wasmEngine(options);
  const optimizer = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
  const trainer = await engine.createTrainer(FIELD, optimizer);
  const batch = {
    coordinates: waves(8000, 1),
    targets: waves(12_000, 0.5).map(Math.abs),
    loss: 'mse',
  } as const;
  const losses: number[] = [];
  for (let step = 0; step < 20; step++) {
    await trainer.step(batch, 0.01);
    losses.push(await trainer.loss());
  }
  const { parameters } = await trainer.read();
  trainer.dispose();
  return {
    name: engine.name,
    threads: engine.threads,
    losses,
    weights: parameters.flatMap(({ values }) => [...values]),
  };
}

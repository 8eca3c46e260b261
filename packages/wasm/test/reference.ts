import type { Field, Loss, Optimizer, Parameters } from '@fourier-features/core';

/** A field and its gradient in float64, one point and one loop at a time, which the kernels are compared with. */
export interface Reference {
  values(coordinates: ArrayLike<number>): number[];
  /** Returns the loss and its gradient with respect to each parameter, in the parameters' order. */
  gradient(coordinates: ArrayLike<number>, targets: ArrayLike<number>, loss: Loss): ReferenceGradient;
  /** Returns the gradient of Σ weights·values. */
  pullBack(coordinates: ArrayLike<number>, weights: ArrayLike<number>): number[][];
  parameters: number[][];
}

export interface ReferenceGradient {
  readonly loss: number;
  readonly gradient: number[][];
}

export function createReference({ encoding, network, parameters }: Field): Reference {
  const weights = parameters.map(({ values }) => [...values]);
  const { depth, outputDim } = network;
  const sizes = Array.from(
    { length: depth },
    (_, l) => parameters[2 * l]!.shape as readonly [number, number],
  );

  const encode = (v: number[]): number[] => {
    const [low, high] = encoding.inputRange;
    const w = v.map((x) => low + (high - low) * x);
    const phases = Array.from(encoding.amplitudes, (_, j) =>
      w.reduce((sum, x, i) => sum + encoding.frequencies[j * encoding.inputDim + i]! * x, 0),
    );
    const wave = (f: (x: number) => number) =>
      phases.map((phase, j) => encoding.amplitudes[j]! * f(2 * Math.PI * (phase - Math.round(phase))));
    return [...(encoding.includeCoordinates ? w : []), ...wave(Math.sin), ...wave(Math.cos)];
  };
  const activate = (z: number): number => {
    if (network.outputActivation === 'sigmoid') return 1 / (1 + Math.exp(-z));
    return network.outputActivation === 'tanh' ? Math.tanh(z) : z;
  };
  const slope = (value: number): number => {
    if (network.outputActivation === 'sigmoid') return value * (1 - value);
    return network.outputActivation === 'tanh' ? 1 - value * value : 1;
  };
  /** Returns the input of every layer, then the logits. */
  const forward = (v: number[]): number[][] => {
    const layers = [encode(v)];
    sizes.forEach(([fanIn, fanOut], l) => {
      const x = layers[l]!;
      const y = Array.from({ length: fanOut }, (_, o) => {
        let sum = reference.parameters[2 * l + 1]![o]!;
        for (let i = 0; i < fanIn; i++) sum += x[i]! * reference.parameters[2 * l]![i * fanOut + o]!;
        return l < depth - 1 ? Math.max(0, sum) : sum;
      });
      layers.push(y);
    });
    return layers;
  };
  const points = (coordinates: ArrayLike<number>): number[][] =>
    Array.from({ length: coordinates.length / encoding.inputDim }, (_, p) =>
      Array.from({ length: encoding.inputDim }, (_, i) => coordinates[p * encoding.inputDim + i]!),
    );
  const backward = (
    coordinates: ArrayLike<number>,
    logitGradient: (logits: number[], point: number) => number[],
  ) => {
    const gradient = reference.parameters.map((values) => values.map(() => 0));
    points(coordinates).forEach((v, p) => {
      const layers = forward(v);
      let g = logitGradient(layers[depth]!, p);
      for (let l = depth - 1; l >= 0; l--) {
        const [fanIn, fanOut] = sizes[l]!;
        const x = layers[l]!;
        const below = x.map(() => 0);
        for (let o = 0; o < fanOut; o++) {
          gradient[2 * l + 1]![o]! += g[o]!;
          for (let i = 0; i < fanIn; i++) {
            gradient[2 * l]![i * fanOut + o]! += x[i]! * g[o]!;
            below[i]! += reference.parameters[2 * l]![i * fanOut + o]! * g[o]!;
          }
        }
        g = below.map((value, i) => (x[i]! > 0 ? value : 0));
      }
    });
    return gradient;
  };
  const reference: Reference = {
    parameters: weights,
    values: (coordinates) => points(coordinates).flatMap((v) => forward(v)[depth]!.map(activate)),
    gradient: (coordinates, targets, loss) => {
      let total = 0;
      const gradient = backward(coordinates, (logits, p) =>
        logits.map((z, c) => {
          const y = targets[p * outputDim + c]!;
          const value = activate(z);
          if (loss === 'bce') {
            total += Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
            return (value - y) / targets.length;
          }
          total += (value - y) ** 2;
          return (2 * (value - y) * slope(value)) / targets.length;
        }),
      );
      return { loss: total / targets.length, gradient };
    },
    pullBack: (coordinates, outer) =>
      backward(coordinates, (logits, p) =>
        logits.map((z, c) => outer[p * outputDim + c]! * slope(activate(z))),
      ),
  };
  return reference;
}

/** Returns an optimiser by the formulas of core's `Optimizer`, which updates x in place. */
export function referenceUpdate(optimizer: Optimizer): (x: number[][], g: number[][], rate: number) => void {
  let t = 0;
  let m: number[][] = [];
  let v: number[][] = [];
  return (x, gradients, rate) => {
    if (t++ === 0) [m, v] = [x.map((row) => row.map(() => 0)), x.map((row) => row.map(() => 0))];
    gradients.forEach((row, k) => {
      row.forEach((g, i) => {
        if (optimizer.kind === 'sgd') {
          m[k]![i] = optimizer.momentum * m[k]![i]! + g;
          x[k]![i]! -= rate * m[k]![i]!;
          return;
        }
        const { beta1, beta2, epsilon } = optimizer;
        m[k]![i] = beta1 * m[k]![i]! + (1 - beta1) * g;
        v[k]![i] = beta2 * v[k]![i]! + (1 - beta2) * g * g;
        const spread = Math.sqrt(v[k]![i]! / (1 - beta2 ** t)) + epsilon;
        x[k]![i]! -= (rate * (m[k]![i]! / (1 - beta1 ** t))) / spread;
      });
    });
  };
}

/** Returns the values of all parameters, one after the other. */
export function flat(parameters: Parameters): number[] {
  return parameters.flatMap(({ values }) => [...values]);
}

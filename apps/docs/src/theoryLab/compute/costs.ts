import { estimateCost, estimateTrainingCost } from '@fourier-features/theory';

/** What a data set of n points costs. */
export interface CostPoint {
  /** Side of a square picture of n pixels. */
  readonly side: number;
  readonly points: number;
  /** Kernel regression and its dynamics, on all points. */
  readonly kernel: { readonly seconds: number; readonly bytes: number };
  /** Training a network for some passes over the points. */
  readonly network: { readonly seconds: number; readonly bytes: number };
}

export interface CostOptions {
  readonly width: number;
  /** Passes over the points. */
  readonly epochs: number;
}

const BATCH = 4096;
const SIDES = [8, 16, 32, 64, 128, 256, 512, 1024];

/** Estimates both for pictures of 8² to 1024² pixels. */
export function costs({ width, epochs }: CostOptions): CostPoint[] {
  const hiddenActivations = Array.from({ length: 3 }, () => ({ kind: 'relu' }) as const);
  const network = {
    inputDim: 512,
    outputDim: 3,
    depth: 4,
    width,
    hiddenActivations,
    outputActivation: 'sigmoid',
  } as const;
  return SIDES.map((side) => {
    const points = side * side;
    const batchSize = Math.min(BATCH, points);
    const steps = Math.ceil((epochs * points) / batchSize);
    return {
      side,
      points,
      kernel: estimateCost({ train: points, outputs: 3 }),
      network: estimateTrainingCost({ network, batchSize, steps }),
    };
  });
}

import { type Contestant, startContestant } from '../contestant.ts';
import { engineEntrant, pytorchEntrant } from '../entrants.ts';
import { noMeter } from '../peak/noMeter.ts';
import { race, type Turn } from '../race.ts';
import { median } from '../statistics.ts';
import { stepOperations, type Workload } from '../workload.ts';
import type { GpuPlace } from './gpuEntrants.ts';

/** How fast the products of hidden layers are. */
export interface ProductRates {
  /** Width of the layers and points per step: the products are of `[batch, width]` and `[width, width]` and their gradients. */
  readonly workload: Workload;
  /** Layers of the deeper network. */
  readonly deepLayers: number;
  /** GFLOP/s of webgpu, from the time that additional layers add to a step. */
  readonly webgpu: number;
  /** GFLOP/s of PyTorch's product of the same matrices alone, which is that of cuBLAS on CUDA. */
  readonly pytorch: number;
  /** The first divided by the second, median over rounds. */
  readonly share: number;
}

/** Layers that the deeper network has in addition. */
const ADDED_LAYERS = 8;

/**
 * Times steps of webgpu on two networks, one of which has more hidden layers, and PyTorch's product, in alternation. What the
 * layers add contains their biases, activations and updates, so webgpu's products are at least as fast as this says.
 *
 * @throws Error if a contestant does not start.
 */
export async function measureProducts(
  workload: Workload,
  { python, device, software }: GpuPlace,
  rounds: number,
): Promise<ProductRates> {
  const deep = { ...workload, depth: workload.depth + ADDED_LAYERS };
  const laps = [
    { entrant: engineEntrant(workload, 'shallow', 'webgpu', { software }), verb: 'stepOnFeatures' },
    { entrant: engineEntrant(deep, 'deep', 'webgpu', { software }), verb: 'stepOnFeatures' },
    { entrant: pytorchEntrant(workload, 'product', python, { device }), verb: 'product' },
  ];
  const contestants: Contestant[] = [];
  try {
    for (const { entrant } of laps) contestants.push(await startContestant(entrant.command));
    const { turns } = await race(
      laps.map(({ verb }, index) => ({ contestant: contestants[index]!, verb })),
      { rounds, meter: noMeter },
    );
    return productRates(workload, deep, turns);
  } finally {
    for (const contestant of contestants) contestant.stop();
  }
}

/** Computes the rates from the turns of steps with few and with many layers, and of the product. */
export function productRates(
  workload: Workload,
  deep: Workload,
  [shallowTurns, deepTurns, productTurns]: readonly (readonly Turn[])[],
): ProductRates {
  const addedOperations = stepOperations(deep) - stepOperations(workload);
  const productOperations = 2 * workload.batch * workload.width ** 2;
  const ours = deepTurns!.map(
    ({ mean }, round) => addedOperations / (mean - shallowTurns![round]!.mean) / 1e9,
  );
  const theirs = productTurns!.map(({ mean }) => productOperations / mean / 1e9);
  return {
    workload,
    deepLayers: deep.depth,
    webgpu: median(ours),
    pytorch: median(theirs),
    share: median(ours.map((rate, round) => rate / theirs[round]!)),
  };
}

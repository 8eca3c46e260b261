/** Bytes of the uniform that all kernels of a round share. */
export const ROUND_BYTES = 32;

/** How the targets of a round become the gradient of the logits; numbered as in WGSL. */
export const LOSSES = ['mse', 'bce', 'given'] as const;

/** What the values of a batch are compared with: targets, or a gradient that the caller computed. */
export type RoundLoss = (typeof LOSSES)[number];

/** The numbers of a round that all kernels share. */
export interface RoundNumbers {
  /** Points in this round. */
  readonly points: number;
  /** Whether the sums of gradients and losses start from zero. */
  readonly fresh: boolean;
  readonly pointsPerSplit: number;
  readonly loss: RoundLoss;
  /** 1 / (n·c) of the whole batch. */
  readonly meanFactor: number;
}

/** Returns the uniform. */
export function roundBytes({ points, fresh, pointsPerSplit, loss, meanFactor }: RoundNumbers): ArrayBuffer {
  const buffer = new ArrayBuffer(ROUND_BYTES);
  new Uint32Array(buffer).set([points, fresh ? 1 : 0, pointsPerSplit, LOSSES.indexOf(loss)]);
  new Float32Array(buffer)[4] = meanFactor;
  return buffer;
}

/** WGSL of the uniform. */
export const ROUND: string = /* wgsl */ `
struct Round { points: u32, fresh: u32, pointsPerSplit: u32, loss: u32, meanFactor: f32 }
const MSE = ${LOSSES.indexOf('mse')}u;
const BCE = ${LOSSES.indexOf('bce')}u;
const GIVEN = ${LOSSES.indexOf('given')}u;`;

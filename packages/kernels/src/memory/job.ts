import type { Region } from '../host.ts';
import type { Round } from '../rounds.ts';
import { JOB_BYTES, type Layout } from './layout.ts';

/** What the threads do with a round of points. */
export interface PointsJob {
  readonly kind: 'points';
  readonly round: Round;
  /** Whether to compute activations; otherwise the slots hold them already. */
  readonly forward: boolean;
  readonly writeValues: boolean;
  /** Loss to compute with its gradient; for `given`, the gradient of the values is in the place of the targets. */
  readonly loss: 'none' | 'mse' | 'bce' | 'given';
  /** Whether the lanes' sums start from zero. */
  readonly fresh: boolean;
  /** Whether each block keeps its activations in a slot of its own. */
  readonly keep: boolean;
  /** 1 / (n·c) of the whole batch. */
  readonly meanFactor: number;
}

/** Adds the gradient of a round's features to that of the tables of a grid. */
export interface ScatterJob {
  readonly kind: 'scatter';
  readonly tasks: number;
  readonly points: number;
  /** Whether the gradient of the tables starts from zero. */
  readonly fresh: boolean;
}

/** Adds up the lanes' gradients, and updates the parameters unless the rule is `none`. */
export interface UpdateJob {
  readonly kind: 'update';
  readonly tasks: number;
  readonly lanes: number;
  readonly rule: UpdateRule;
}

export type UpdateRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'sgd'; readonly learningRate: number; readonly momentum: number }
  | {
      readonly kind: 'adam';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      /** 1/(1 − β₁ᵗ) and 1/(1 − β₂ᵗ). */
      readonly correction1: number;
      readonly correction2: number;
    };

export type Job = PointsJob | ScatterJob | UpdateJob;

/** Values of the enumerations in c/plan.h. */
export const JOB_KINDS = { points: 0, update: 1, scatter: 2 } as const;
const LOSSES = { none: 0, mse: 1, bce: 2, given: 3 } as const;
const RULES = { none: 0, sgd: 1, adam: 2 } as const;

/** Writes jobs in the order of the structure in c/plan.h. */
export function writeJobs({ buffer, start }: Region, layout: Layout, jobs: readonly Job[]): void {
  jobs.forEach((job, index) => {
    const address = start + layout.jobs + index * JOB_BYTES;
    const words = new Uint32Array(buffer, address, 11);
    const floats = new Float32Array(buffer, address + 44, 8);
    if (job.kind === 'points') {
      const { from, to, pointsPerTask, tasks } = job.round;
      words.set([
        JOB_KINDS.points,
        tasks,
        to - from,
        pointsPerTask,
        Number(job.forward),
        Number(job.writeValues),
      ]);
      const kept = job.keep ? Math.ceil(pointsPerTask / layout.blockPoints) : 0;
      words.set([LOSSES[job.loss], Number(job.fresh), kept, 0, 0], 6);
      floats[0] = job.meanFactor;
    } else if (job.kind === 'scatter') {
      words.fill(0);
      words.set([JOB_KINDS.scatter, job.tasks, job.points]);
      words[7] = Number(job.fresh);
    } else {
      words.fill(0);
      words.set([JOB_KINDS.update, job.tasks]);
      words.set([job.lanes, RULES[job.rule.kind]], 9);
      floats.set(constantsOf(job.rule), 1);
    }
  });
}

/** Returns rate, decay1, decay2, share1, share2, epsilon and correction2. */
function constantsOf(rule: UpdateRule): number[] {
  if (rule.kind === 'none') return [0, 0, 0, 0, 0, 0, 0];
  if (rule.kind === 'sgd') return [rule.learningRate, rule.momentum, 0, 0, 0, 0, 0];
  const { learningRate, beta1, beta2, epsilon, correction1, correction2 } = rule;
  return [learningRate * correction1, beta1, beta2, 1 - beta1, 1 - beta2, epsilon, correction2];
}

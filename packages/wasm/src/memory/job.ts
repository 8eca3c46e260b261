/** Offsets of the fields of the class Job in assembly/plan.ts, in words of four bytes. */
const FIELDS = {
  generation: 0,
  next: 1,
  tasks: 2,
  done: 3,
  ended: 4,
  kind: 5,
  points: 6,
  panelsPerLane: 7,
  lanes: 8,
  forward: 9,
  writeValues: 10,
  loss: 11,
  fresh: 12,
  meanFactor: 13,
  optimizer: 14,
  learningRate: 15,
  decay1: 16,
  decay2: 17,
  share1: 18,
  share2: 19,
  epsilon: 20,
  correction1: 21,
  correction2: 22,
} as const;

/** What the lanes do with a round of points. */
export interface PointsJob {
  readonly kind: 'points';
  readonly points: number;
  readonly panelsPerLane: number;
  readonly lanes: number;
  /** Whether to compute activations; otherwise the lanes hold them already. */
  readonly forward: boolean;
  readonly writeValues: boolean;
  /** Loss to compute with its gradient; for `given`, the gradient of the values is in the place of the targets. */
  readonly loss: 'none' | 'mse' | 'bce' | 'given';
  /** Whether the lanes' sums start from zero. */
  readonly fresh: boolean;
  /** 1 / (n·c) of the whole batch. */
  readonly meanFactor: number;
}

/** Adds up the lanes' gradients, and updates the parameters unless the rule is `none`. */
export interface ParametersJob {
  readonly kind: 'parameters';
  readonly tasks: number;
  readonly lanes: number;
  readonly rule: UpdateRule;
  /** Whether the work is worth waking other threads for. */
  readonly shared: boolean;
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

export type Job = PointsJob | ParametersJob;

const LOSSES = { none: 0, mse: 1, bce: 2, given: 3 } as const;
/** Value of `next` while no task may be taken: however often idle threads increment it, it stays above any task. */
const NONE_LEFT = 2 ** 30;

/** The words through which jobs are handed out. */
export interface JobBoard {
  /** Posts a job, whose tasks can be taken from then on. */
  post(job: Job): void;
  /** Wakes waiting threads. */
  wake(): void;
  /** Makes all threads return to their hosts. */
  end(): void;
  /** Returns the number of tasks of the posted job that are not done. */
  remaining(): number;
  /** The word that counts the tasks done. */
  readonly progress: { readonly words: Int32Array<ArrayBufferLike>; readonly index: number };
}

/** Creates the job board at an address of a shared memory. */
export function createJobBoard(memory: ArrayBufferLike, address: number): JobBoard {
  const words = new Int32Array(memory, address, 32);
  const floats = new Float32Array(memory, address, 32);
  Atomics.store(words, FIELDS.next, NONE_LEFT);
  const write = (job: Job): void => {
    words[FIELDS.lanes] = job.lanes;
    if (job.kind === 'points') {
      words[FIELDS.kind] = 0;
      words[FIELDS.tasks] = job.lanes;
      words[FIELDS.points] = job.points;
      words[FIELDS.panelsPerLane] = job.panelsPerLane;
      words[FIELDS.forward] = Number(job.forward);
      words[FIELDS.writeValues] = Number(job.writeValues);
      words[FIELDS.loss] = LOSSES[job.loss];
      words[FIELDS.fresh] = Number(job.fresh);
      floats[FIELDS.meanFactor] = job.meanFactor;
      return;
    }
    const { rule } = job;
    words[FIELDS.kind] = 1;
    words[FIELDS.tasks] = job.tasks;
    words[FIELDS.optimizer] = { none: 0, sgd: 1, adam: 2 }[rule.kind];
    if (rule.kind === 'none') return;
    floats[FIELDS.learningRate] = rule.learningRate;
    floats[FIELDS.decay1] = rule.kind === 'adam' ? rule.beta1 : rule.momentum;
    if (rule.kind === 'sgd') return;
    floats[FIELDS.decay2] = rule.beta2;
    floats[FIELDS.share1] = 1 - rule.beta1;
    floats[FIELDS.share2] = 1 - rule.beta2;
    floats[FIELDS.epsilon] = rule.epsilon;
    floats[FIELDS.correction1] = rule.correction1;
    floats[FIELDS.correction2] = rule.correction2;
  };
  return {
    post: (job) => {
      Atomics.store(words, FIELDS.next, NONE_LEFT);
      write(job);
      Atomics.store(words, FIELDS.done, 0);
      Atomics.store(words, FIELDS.next, 0);
      Atomics.add(words, FIELDS.generation, 1);
    },
    wake: () => {
      Atomics.notify(words, FIELDS.generation);
    },
    end: () => {
      Atomics.store(words, FIELDS.ended, 1);
      Atomics.add(words, FIELDS.generation, 1);
      Atomics.notify(words, FIELDS.generation);
    },
    remaining: () => Atomics.load(words, FIELDS.tasks) - Atomics.load(words, FIELDS.done),
    progress: { words, index: FIELDS.done },
  };
}

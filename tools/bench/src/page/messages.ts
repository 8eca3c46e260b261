import type { Workload } from '../workload.ts';
import type { ContestantName } from './contestantNames.ts';

/** The first message to a worker. */
export interface Opening {
  readonly name: ContestantName;
  readonly workload: Workload;
}

/** What a worker says to each message. */
export type Answer =
  | { readonly kind: 'opened'; readonly engine: string }
  | { readonly kind: 'numbers'; readonly numbers: readonly number[] }
  | { readonly kind: 'failed'; readonly reason: string };

import { useState } from 'preact/hooks';
import type { LiveTraining } from '../live/liveTraining.ts';
import type { LaneChoice } from '../live/protocol.ts';
import type { ScanTraining } from './scanTraining.ts';

/** What a visitor chooses for a training. */
export interface ScanTrainingChoice {
  readonly training: ScanTraining;
  /** Whether something was chosen since the start that only a new start can heed. */
  readonly stale: boolean;
  /** Chooses something else; a training under way goes on with other steps and rates. */
  change(part: Partial<ScanTraining>): void;
  /** Starts a training with what is chosen. */
  start(): Promise<void>;
}

/** Keeps what a visitor chooses for a training next to what it was started with. */
export function useScanTraining<View>(
  live: LiveTraining<View>,
  initial: ScanTraining,
  choicesOf: (training: ScanTraining) => readonly LaneChoice[],
): ScanTrainingChoice {
  const [training, setTraining] = useState(initial);
  const [started, setStarted] = useState<ScanTraining>();
  const goesOn = (next: ScanTraining): boolean =>
    started !== undefined && startKey(started) === startKey(next);
  return {
    training,
    stale: started !== undefined && !goesOn(training),
    change(part) {
      const next = { ...training, ...part };
      setTraining(next);
      const state = live.state.value;
      if ((state === 'running' || state === 'paused') && goesOn(next)) void live.change(choicesOf(next));
    },
    async start() {
      setStarted(training);
      await live.start(choicesOf(training));
    },
  };
}

/** Returns what tells trainings apart that cannot go on as each other. */
function startKey({ steps: _steps, learningRate: _learningRate, ...rest }: ScanTraining): string {
  return JSON.stringify(rest);
}

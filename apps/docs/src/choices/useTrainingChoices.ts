import { useState } from 'preact/hooks';
import type { LiveTraining } from '../live/liveTraining.ts';
import type { LaneChoice } from '../live/protocol.ts';
import type { TrainingChoices } from './trainingChoices.ts';

/** What a visitor chooses for a training. */
export interface ChosenTraining {
  readonly training: TrainingChoices;
  /** Whether something was chosen since the start that only a new start can heed. */
  readonly stale: boolean;
  /** Chooses something else; a training under way goes on with other steps and rates. */
  change(part: Partial<TrainingChoices>): void;
  /** Starts a training with what is chosen. */
  start(): Promise<void>;
}

/** Keeps what a visitor chooses for a training next to what it was started with. */
export function useTrainingChoices<View>(
  live: LiveTraining<View>,
  initial: TrainingChoices,
  choicesOf: (training: TrainingChoices) => readonly LaneChoice[],
): ChosenTraining {
  const [training, setTraining] = useState(initial);
  const [started, setStarted] = useState<TrainingChoices>();
  const goesOn = (next: TrainingChoices): boolean =>
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
      await live.start(choicesOf(training), training.engine);
    },
  };
}

/** Returns what tells trainings apart that cannot go on as each other. */
function startKey({ steps: _steps, learningRate: _learningRate, ...rest }: TrainingChoices): string {
  return JSON.stringify(rest);
}

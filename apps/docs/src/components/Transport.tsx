import type { LiveTraining } from '../live/liveTraining.ts';

export interface TransportProps<View> {
  readonly live: LiveTraining<View>;
  /** Whether something was chosen since the start that only a new start can heed. */
  readonly stale?: boolean;
  /** Starts from the first step with what is chosen. */
  onStart(): void;
}

/** Buttons that start, pause, continue and step a training, and how far it is. */
export function Transport<View>({ live, stale = false, onStart }: TransportProps<View>) {
  const state = live.state.value;
  const [first] = live.lanes.value;
  const made = first?.made ?? 0;
  const steps = first?.steps ?? 0;
  const pace = live.stepsPerSecond.value;
  const busy = state === 'opening' || state === 'starting';
  const under = state === 'running' || state === 'paused' || state === 'ended' || state === 'starting';
  return (
    <div class="transport">
      {state === 'running' ? (
        <button type="button" class="primary" onClick={() => void live.pause()}>
          Pause
        </button>
      ) : state === 'paused' && !stale ? (
        <button type="button" class="primary" onClick={() => void live.resume()}>
          Resume
        </button>
      ) : (
        <button type="button" class="primary" disabled={busy} onClick={onStart}>
          {state === 'ended' ? 'Train again' : busy ? 'Starting…' : 'Start training'}
        </button>
      )}
      <button
        type="button"
        disabled={(state !== 'running' && state !== 'paused') || stale}
        onClick={() => void live.step()}
      >
        Step
      </button>
      <button type="button" disabled={!under || busy} onClick={onStart}>
        Restart
      </button>
      <progress value={made} max={Math.max(1, steps)} aria-label="Steps made" />
      <span class="made">
        {`${made > 0 ? `step ${made.toLocaleString('en')} of ${steps.toLocaleString('en')}` : '\u00a0'}${
          pace === null ? '' : ` · ${pace < 10 ? pace.toFixed(1) : Math.round(pace)} steps/s`
        }`}
      </span>
    </div>
  );
}

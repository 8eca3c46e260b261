/** The state that all figures of the page share: one signal, one network, one prediction, one training. */

import { latestOnly } from '@fourier-features/components/workers/latestOnly.ts';
import { lazyWorker } from '@fourier-features/components/workers/lazyWorker.ts';
import { type Signal, signal } from '@preact/signals';
import record from '../assets/theoryLab/records/first.json';
import { type LiveTraining, liveTraining } from '../live/liveTraining.ts';
import type { LabView } from './compute/labTask.ts';
import type { LabWorker } from './labWorker.ts';
import type { LabRecord, ShownPrediction } from './record.ts';
import { initialLabSettings, type LabSettings } from './settings.ts';

/** What was computed beforehand for the first settings. */
export const recorded: LabRecord = record;

export const worker = lazyWorker<LabWorker>(
  () => new Worker(new URL('./labWorker.ts', import.meta.url), { type: 'module', name: 'theory' }),
);

export const live: LiveTraining<LabView> = liveTraining<LabView>(worker);

export const settings: Signal<LabSettings> = signal(initialLabSettings);

export const prediction: Signal<ShownPrediction> = signal(recorded.prediction);

/** Number of updates that the fit and spectrum charts show when no training is under way. */
export const shownUpdates: Signal<number> = signal(recorded.shownUpdates);

/** Whether nothing was changed yet, so that the recorded training belongs to what is shown. */
export const untouched: Signal<boolean> = signal(true);

const predictLatest = latestOnly();

/** Changes settings, and predicts anew; a training of other settings is put away. */
export function changeSettings(part: Partial<LabSettings>): void {
  const next = { ...settings.value, ...part };
  settings.value = next;
  untouched.value = false;
  shownUpdates.value = Math.min(shownUpdates.value, next.steps);
  void predictLatest(async () => {
    if (live.lanes.value.length > 0) await live.open(() => worker.open(next));
    const result = await live.attempt(() => worker.predict(next));
    if (result) prediction.value = result;
  });
}

/** Trains a network with the settings. */
export async function startTraining(): Promise<void> {
  const own = settings.value;
  untouched.value = false;
  if (!(await live.open(() => worker.open(own)))) return;
  await live.start([{ name: own.encoding === 'series' ? 'basic' : own.encoding, options: { ...own } }]);
}

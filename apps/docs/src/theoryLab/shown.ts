import type { CurvePoint } from '@fourier-features/core';
import { live, prediction, recorded, shownUpdates, untouched } from './lab.ts';
import type { ShownFit } from './record.ts';

/** What was measured: in the training under way, or in the recorded one until something is changed. */
export interface Measured {
  readonly curve: readonly CurvePoint[];
  /** The network as it is shown; undefined before the first step. */
  readonly fit: ShownFit | undefined;
  readonly recorded: boolean;
}

/** Returns what was measured for the settings that the page shows. */
export function measured(): Measured {
  const [lane] = live.lanes.value;
  if (lane) {
    const fit = lane.view ? { updates: lane.made, ...lane.view } : undefined;
    return { curve: lane.curve, fit, recorded: false };
  }
  if (!untouched.value) return { curve: [], fit: undefined, recorded: false };
  return {
    curve: recorded.curve,
    fit: recorded.views.find(({ updates }) => updates === shownUpdates.value),
    recorded: true,
  };
}

/** Returns the prediction for the moment that the page shows: that of the training under way, or the chosen one. */
export function predictedNow(): ShownFit {
  const [lane] = live.lanes.value;
  const updates = lane?.view ? lane.made : shownUpdates.value;
  const { fits } = prediction.value;
  return fits.findLast((fit) => fit.updates <= updates) ?? fits[0]!;
}

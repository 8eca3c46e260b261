import type { ScaleChoice } from '@fourier-features/tasks';
import { sweepLosses } from '@fourier-features/theory';

/** Returns what is known of a scale that was chosen from data: which others do as well, and how wrong that may be. */
export function scaleText({ plateau, chosen, withinDb, decidedBy }: ScaleChoice): string {
  const verb = decidedBy === 'probe' ? 'probed' : 'predicted';
  const others = plateau.filter((scale) => scale !== chosen);
  const rivals =
    others.length === 0
      ? `none other ${verb} within ${withinDb} dB of it`
      : `${verb} within ${withinDb} dB of it: ${others.join(', ')}`;
  return `${rivals}. ${decidedBy === 'probe' ? PROBED : PREDICTED}`;
}

const { pictures, suggested, plateau, seeds } = sweepLosses;

const PREDICTED =
  `In sweeps of ${pictures} pictures, scales chosen so lost at most ${suggested} dB against the best, the others at most ${plateau} dB; ` +
  `the standard deviation over seeds was at most ${seeds} dB.`;

const PROBED = `Short trainings favour small scales; the standard deviation over seeds was at most ${seeds} dB in sweeps.`;

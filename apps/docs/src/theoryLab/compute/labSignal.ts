import { seededRandom } from '@fourier-features/core';
import {
  type GridSignal,
  normaliseTogether,
  powerLawSignal,
  squareWave,
  sumOfWaves,
} from '@fourier-features/theory';
import { EVERY, FOLLOWED, GRID, type LabSettings } from '../settings.ts';

/** Phases that keep the four sines from peaking together. */
const PHASES = [0, 0.3, 0.55, 0.8];

/** Returns the chosen signal on the grid, in [−½, ½]. */
export function labSignal({ signal, alpha, drawn, seed }: LabSettings): GridSignal {
  return { values: samplesOf(), every: EVERY };

  function samplesOf(): ArrayLike<number> {
    if (signal === 'drawn' && drawn.length === GRID) return drawn;
    if (signal === 'square') return squareWave(GRID, 2);
    const values =
      signal === 'power-law'
        ? powerLawSignal({ length: GRID, alpha, bandLimit: GRID / EVERY / 2, random: seededRandom(seed) })
        : sumOfWaves(
            GRID,
            FOLLOWED.map((frequency, i) => ({ frequency, amplitude: 1, phase: PHASES[i]! })),
          );
    return normaliseTogether([values])[0]!;
  }
}

import type { LaneChoice } from '../live/protocol.ts';
import type { LaneSettings, PlaygroundSettings } from './settings.ts';

/** Returns what the worker needs to know of a lane. */
export function laneChoice(
  { encoding, scale }: LaneSettings,
  { frequencyCount, width, depth, learningRate, steps, batchSize, seed }: PlaygroundSettings,
): LaneChoice {
  return {
    encoding,
    options: {
      ...{ frequencyCount, width, depth, steps, batchSize, seed },
      ...(scale === null ? {} : { scale }),
      ...(learningRate === null ? {} : { learningRate }),
    },
  };
}

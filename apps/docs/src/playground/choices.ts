import { isOtherField } from '../live/otherField.ts';
import type { LaneChoice } from '../live/protocol.ts';
import { ownDefault } from './ownOptions.ts';
import type { LaneSettings, PlaygroundSettings } from './settings.ts';

/** Returns what the worker needs to know of a lane. */
export function laneChoice(
  lane: LaneSettings,
  { frequencyCount, width, depth, learningRate, steps, batchSize, seed }: PlaygroundSettings,
): LaneChoice {
  const shared = { steps, batchSize, seed, ...(learningRate === null ? {} : { learningRate }) };
  if (isOtherField(lane)) {
    const { name, own } = lane;
    const ownBatch = ownDefault(name, 'batchSize');
    return {
      name,
      options: { ...shared, ...(ownBatch === undefined ? {} : { batchSize: ownBatch }), ...own },
    };
  }
  const { name, scale } = lane;
  return {
    name,
    options: { ...{ frequencyCount, width, depth }, ...shared, ...(scale === null ? {} : { scale }) },
  };
}

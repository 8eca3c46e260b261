import { encodingDefaults, type ScaledEncodingName, seededRandom } from '@fourier-features/core';
import type { FitSettings, SettingsOptions } from './settings.ts';
import type { Task, TaskInput } from './task.ts';

/**
 * Returns the settings that all tasks share. With `scale: 'auto'` they hold the default scale and `scaleFrom`; `chooseScale`
 * finds the scale to replace it with.
 *
 * @throws RangeError if the task does not have the encoding, or it cannot be built from them.
 */
export function fitSettings<Input extends TaskInput>(
  task: Pick<Task<Input, FitSettings>, 'defaults' | 'defaultScale' | 'encoding' | 'targetMeasure'>,
  encoding: ScaledEncodingName,
  options: SettingsOptions<FitSettings>,
  input: Input,
): FitSettings {
  const { defaults } = task;
  const { learningRate } = encodingDefaults('settings', defaults, encoding);
  const standard = task.defaultScale(encoding, input);
  const automatic = options.scale === 'auto' && standard !== null;
  const given = options.scale === 'auto' ? undefined : options.scale;
  const scale = standard === null ? null : (given ?? standard);
  const frequencyCount = options.frequencyCount ?? defaults.frequencyCount;
  // Built once here, so that an encoding refuses its scale before anything is trained or written.
  task.encoding(encoding, input, { scale, frequencyCount, random: seededRandom(0) });
  return {
    encoding,
    scale,
    ...(automatic ? { scaleFrom: 'data' as const } : {}),
    frequencyCount,
    width: options.width ?? defaults.width,
    depth: options.depth ?? defaults.depth,
    steps: options.steps ?? defaults.steps,
    learningRate: options.learningRate ?? learningRate,
    seed: options.seed ?? defaults.seed,
    stop:
      options.target === undefined ? null : { measure: task.targetMeasure(input), target: options.target },
    input: input.settings,
  };
}

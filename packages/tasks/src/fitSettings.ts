import {
  adam,
  checkFieldOptions,
  chooseField,
  type FieldTrainingOptions,
  type Optimizer,
  type ScaledEncodingName,
  seededRandom,
} from '@fourier-features/core';
import { fieldOfChoice } from './fieldChoice.ts';
import type { FieldChoice, FitSettings, SettingsOptions } from './settings.ts';
import type { Task, TaskInput } from './task.ts';

/**
 * Returns the settings that all tasks share. With `scale: 'auto'` they hold the default scale and `scaleFrom`; `chooseScale`
 * finds the scale to replace it with.
 *
 * @throws RangeError if the task does not have the field or encoding, it cannot be built from them, or an option is one that
 * the field does not have.
 */
export function fitSettings<Input extends TaskInput>(
  task: Pick<Task<Input, FitSettings>, 'defaults' | 'recommended' | 'encoding' | 'targetMeasure'>,
  choice: FieldChoice,
  options: SettingsOptions<FitSettings>,
  input: Input,
): FitSettings {
  const { defaults } = task;
  const chosen = fieldOfChoice(choice);
  checkFieldOptions('settings', chosen.field, { scale: options.scale });
  const automatic = options.scale === 'auto';
  const { setting, learningRate, optimizer } = chooseField(
    'settings',
    { ...given({ ...options, scale: automatic ? undefined : options.scale }), ...chosen },
    task.recommended(input),
  );
  const { field, encoding = null, frequencyCount = null, width = null, depth = null, ...others } = setting;
  const { scale: wanted = null, ...hyperparameters } = others;
  const scale = encoding && hasScale(defaults.encodings, encoding) ? wanted : null;
  // Built once here, so that an encoding refuses its scale before anything is trained or written.
  if (encoding !== null)
    task.encoding(encoding, input, { scale, frequencyCount: frequencyCount!, random: seededRandom(0) });
  return {
    field,
    encoding,
    scale,
    ...(automatic && scale !== null ? { scaleFrom: 'data' as const } : {}),
    frequencyCount,
    width,
    depth,
    ...hyperparameters,
    steps: options.steps ?? defaults.steps,
    learningRate,
    ...(isCustomary(optimizer) ? {} : { optimizer }),
    seed: options.seed ?? defaults.seed,
    stop:
      options.target === undefined ? null : { measure: task.targetMeasure(input), target: options.target },
    input: input.settings,
  };
}

/** Returns the options that are neither undefined nor null. */
function given(options: object): FieldTrainingOptions {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined && value !== null),
  );
}

function hasScale(
  encodings: Task<TaskInput, FitSettings>['defaults']['encodings'],
  encoding: ScaledEncodingName,
): boolean {
  return encodings[encoding]!.scale !== null;
}

function isCustomary(optimizer: Optimizer): boolean {
  if (optimizer.kind !== 'adam') return false;
  const { beta1, beta2, epsilon } = adam();
  return optimizer.beta1 === beta1 && optimizer.beta2 === beta2 && optimizer.epsilon === epsilon;
}

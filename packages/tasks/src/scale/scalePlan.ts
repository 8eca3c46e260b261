import type { FitSettings } from '../settings.ts';
import type { Task, TaskInput } from '../task.ts';
import type { ScalePlan } from './chooseScale.ts';
import { encodingWithScale } from './encodingWithScale.ts';

/**
 * Returns the training of settings as `chooseScale` takes it.
 *
 * @throws RangeError unless their field is `fourier`: the others have no scale.
 * @example
 * import { chooseScale, ctTask, drawSlice, scalePlan, simulateCt } from '@fourier-features/tasks';
 *
 * const input = simulateCt(await drawSlice('shepp-logan', { size: 8 }));
 * const settings = ctTask.settings('gaussian', { frequencyCount: 16, width: 16, steps: 100 }, input);
 * const problem = await ctTask.scaleProblem(input, settings);
 * const { chosen } = await chooseScale(problem, scalePlan(ctTask, input, settings));
 */
export function scalePlan<Input extends TaskInput, Settings extends FitSettings>(
  task: Pick<Task<Input, Settings>, 'encoding'>,
  input: Input,
  settings: FitSettings,
): ScalePlan {
  const encoding = encodingWithScale('scalePlan', settings);
  const { frequencyCount, width, depth, steps, learningRate, seed } = settings;
  return {
    // Fourier features have all three.
    frequencyCount: frequencyCount!,
    width: width!,
    depth: depth!,
    steps,
    learningRate,
    seed,
    encoding: (options) => task.encoding(encoding, input, options),
  };
}

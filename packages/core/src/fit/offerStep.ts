import type { Field } from '../field.ts';
import type { FitStep } from './events.ts';

/**
 * Yields the event of a step, whose field can be read until the next event is requested. A read that is still under way then
 * ends first, because calls of a trainer must not overlap.
 */
export async function* offerStep(
  step: number,
  steps: number,
  read: () => Promise<Field>,
): AsyncGenerator<FitStep, void, undefined> {
  let isOver = false;
  let copy: Promise<Field> | undefined;
  const field = async (): Promise<Field> => {
    if (isOver) {
      throw new Error(
        `fit: the field after step ${step} is no longer available. Call field() before requesting the next event.`,
      );
    }
    copy ??= read();
    return copy;
  };
  try {
    yield new StepEvent(step, steps, field);
  } finally {
    isOver = true;
    await copy?.catch(() => {});
  }
}

/** A class, so that the method is not an own property: events can be posted to another thread and written as JSON. */
class StepEvent implements FitStep {
  readonly type = 'step';
  readonly step: number;
  readonly steps: number;
  readonly #field: () => Promise<Field>;

  constructor(step: number, steps: number, field: () => Promise<Field>) {
    this.step = step;
    this.steps = steps;
    this.#field = field;
  }

  field(): Promise<Field> {
    return this.#field();
  }
}

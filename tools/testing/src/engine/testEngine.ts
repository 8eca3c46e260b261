import type { Engine } from '@fourier-features/core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { engineProperties } from './engineProperties.ts';
import type { Ability, Losable, Tolerances } from './property.ts';

export interface TestEngineOptions<E extends Engine = Engine> {
  /** Name of the engine in test titles. */
  name: string;
  /**
   * Creates the engine, once for all tests. A call at 50,000 points must consist of several blocks for an abort to be heard.
   */
  create(): E | Promise<E>;
  /** Ends the engine after its tests. */
  dispose?(engine: E): void;
  /** What the engine cannot do, whose properties are left out. */
  lacks?: readonly Ability[];
  tolerances?: Partial<Tolerances>;
  /** Counts what trainers and evaluators hold, such as tensors or bytes; disposing of them all must restore the count. */
  held?(): number;
  /** Opens an engine on a device of its own, which a test loses. */
  openLosable?(): Promise<Losable>;
}

export const defaultTolerances: Tolerances = {
  values: 5e-6,
  loss: 5e-6,
  gradient: 2e-5,
  sines: 3e-7,
  phases: 0,
};

const nothingHeld = (): number => 0;

/** Registers the tests of every property in `engineProperties` for an engine. */
export function testEngine<E extends Engine>({
  name,
  create,
  dispose,
  lacks = [],
  tolerances,
  held,
  openLosable,
}: TestEngineOptions<E>): void {
  describe(name, () => {
    let engine: E | undefined;
    beforeAll(async () => {
      engine = await create();
    });
    afterAll(() => {
      if (engine) dispose?.(engine);
    });
    for (const { title, needs, properties } of engineProperties) {
      const isLacking = {
        held: !held,
        openLosable: !openLosable,
        'non-finite': lacks.includes('non-finite'),
        activations: lacks.includes('activations'),
        grids: lacks.includes('grids'),
      };
      if (needs?.some((each) => isLacking[each])) continue;
      describe(title, () => {
        for (const property of properties) {
          test(property.title, () =>
            property.check({
              engine: engine!,
              tolerances: { ...defaultTolerances, ...tolerances },
              held: held ?? nothingHeld,
              openLosable,
            }),
          );
        }
      });
    }
  });
}

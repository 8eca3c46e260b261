import {
  defaultTolerances,
  engineProperties,
  type Property,
  type Subject,
} from '@fourier-features/testing/engine';
import { describe, expect, test } from 'vitest';
import { abortMutations } from './mutations/aborts.ts';
import { determinismMutations, disposalMutations } from './mutations/behaviour.ts';
import { lossMutations } from './mutations/losses.ts';
import type { Mutation } from './mutations/mutate.ts';
import {
  evaluationMutations,
  featureMutations,
  gradientMutations,
  nonFiniteMutations,
  nonFiniteTargetMutations,
} from './mutations/numbers.ts';
import {
  indirectMutations,
  refusalMutations,
  repeatedMutations,
  resumingMutations,
  trainableMutations,
  updateMutations,
} from './mutations/training.ts';

/** Broken engines for each group of properties, by its title. */
const mutations: Readonly<Record<string, readonly Mutation[]>> = {
  features: featureMutations,
  'values, loss and gradient': gradientMutations,
  evaluation: evaluationMutations,
  updates: updateMutations,
  'trainable encodings': trainableMutations,
  'indirect batches': indirectMutations,
  'a batch': repeatedMutations,
  'a trainer': resumingMutations,
  'the same calls give the same bits': determinismMutations,
  'parameters and coordinates that are not finite': nonFiniteMutations,
  'targets and gradients that are not finite': nonFiniteTargetMutations,
  refusals: refusalMutations,
  'a signal': abortMutations,
  dispose: disposalMutations,
  'a lost device': lossMutations,
};

function subjectOf(mutation: Mutation): Subject {
  const made = mutation.create();
  return { tolerances: defaultTolerances, held: () => 0, ...('engine' in made ? made : { engine: made }) };
}

/** Mutations that a property has rejected. */
const noticed = new Set<Mutation>();

/** Whether a property rejects a broken engine, by a failed expectation or because a call failed. */
async function catches(property: Property, mutation: Mutation): Promise<boolean> {
  return property.check(subjectOf(mutation)).then(
    () => false,
    () => Boolean(noticed.add(mutation)),
  );
}

describe.each(engineProperties)('$title', ({ title, properties }) => {
  const broken = mutations[title]!;

  test.each(properties)('can fail: $title', async (property) => {
    for (const mutation of broken) if (await catches(property, mutation)) return;
    expect.fail(`no mutation of ${broken.map(({ name }) => name).join('; ')} was noticed`);
  });

  test.each(broken)('notices an engine with a fault: $name', async (mutation) => {
    if (noticed.has(mutation)) return;
    for (const property of properties) if (await catches(property, mutation)) return;
    expect.fail('no property failed');
  });
});

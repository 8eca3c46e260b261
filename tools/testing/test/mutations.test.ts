import {
  defaultTolerances,
  engineProperties,
  type Property,
  type PropertyGroup,
  type Subject,
} from '@fourier-features/testing/engine';
import { describe, expect, test } from 'vitest';
import { abortMutations } from './mutations/aborts.ts';
import { activationMutations } from './mutations/activations.ts';
import { determinismMutations, disposalMutations } from './mutations/behaviour.ts';
import { gridGradientMutations, gridMutations } from './mutations/grids.ts';
import { lossMutations } from './mutations/losses.ts';
import type { Mutation } from './mutations/mutate.ts';
import {
  evaluationMutations,
  featureMutations,
  gradientMutations,
  limitMutations,
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
  wrongRate,
} from './mutations/training.ts';

/**
 * Broken engines for each group of properties, by its title. Groups that repeat the properties of Fourier features with
 * fields of another kind are left out, except those that the fields' own formulas could break.
 */
const mutations: Readonly<Record<string, readonly Mutation[]>> = {
  features: featureMutations,
  'large logits': limitMutations,
  'values, loss and gradient': gradientMutations,
  'values, loss and gradient (activations)': [...gradientMutations, ...activationMutations],
  'values, loss and gradient (grids)': [...gradientMutations, ...gridGradientMutations],
  'values, loss and gradient (grids and activations)': [...gridGradientMutations, ...activationMutations],
  'hidden activations': activationMutations,
  grids: [...gridMutations, wrongRate],
  'updates (grids)': updateMutations,
  'a batch (grids)': repeatedMutations,
  'a trainer (grids)': resumingMutations,
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

const isRepeated = ({ title }: PropertyGroup): boolean => / \((activations|grids)\)$/.test(title);

describe.each(engineProperties.filter((group) => mutations[group.title] || !isRepeated(group)))(
  '$title',
  ({ title, properties }) => {
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
  },
);

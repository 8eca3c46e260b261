import {
  adam,
  type Field,
  type HiddenActivation,
  identityEncoding,
  initialField,
  seededRandom,
  sgd,
} from '@fourier-features/core';
import { expectAgreement } from '../expectAgreement.ts';
import { expectUpdates } from '../expectUpdates.ts';
import type { Property, PropertyGroup } from '../property.ts';
import { smallBatch, smallField } from '../smallField.ts';
import { activationAccuracy } from './activationAccuracy.ts';
import { expectFiniteDifferences } from './gradients.ts';

const activations: readonly HiddenActivation[] = [
  { kind: 'sine', omega: 5 },
  { kind: 'finer', omega: 3 },
  { kind: 'gauss', spread: 2 },
  { kind: 'wire', omega: 4, spread: 2 },
];

/** Constants with which the networks were published. */
const published: readonly HiddenActivation[] = [
  { kind: 'sine', omega: 30 },
  { kind: 'finer', omega: 30 },
  { kind: 'gauss', spread: 10 },
  { kind: 'wire', omega: 10, spread: 10 },
];

/** How much larger errors are where a rounded z is multiplied by ω = 30, in three layers, before its sine. */
const AMPLIFIED = 20;

/** Activations of hidden layers, one by one. */
export const hiddenActivations: PropertyGroup = {
  title: 'hidden activations',
  needs: ['activations'],
  properties: [
    ...activationAccuracy,
    ...activations.map(
      (activation): Property => ({
        title: `have the gradient of finite differences in float64: ${activation.kind}`,
        check: async (subject) => {
          for (const activations of [[activation], [{ kind: 'relu' } as const, activation]]) {
            const field = smallField({ frequencyCount: 3, width: 5, outputDim: 2, activations });
            await expectFiniteDifferences(subject, field, smallBatch(field, 20));
          }
        },
      }),
    ),
    {
      title: 'pass the gradient on to a trained encoding',
      check: async (subject) => {
        for (const activation of activations) {
          const field = smallField({ activations: [activation], trainable: true });
          await expectAgreement(subject, field, smallBatch(field, 77));
        }
      },
    },
    ...published.map(
      (activation): Property => ({
        title: `agree with float64 with their published constants and weights: ${activation.kind}`,
        check: async (subject) => {
          const field = publishedField(activation);
          const { tolerances } = subject;
          const amplified = {
            ...tolerances,
            values: AMPLIFIED * tolerances.values,
            loss: AMPLIFIED * tolerances.loss,
            gradient: AMPLIFIED * tolerances.gradient,
          };
          await expectAgreement({ ...subject, tolerances: amplified }, field, smallBatch(field, 200));
        },
      }),
    ),
    ...activations.map(
      (activation): Property => ({
        title: `are updated as in float64: ${activation.kind}`,
        check: async (subject) => {
          const field = smallField({ activations: [activation] });
          for (const optimizer of [adam({ epsilon: 1e-4 }), sgd({ momentum: 0.9 })])
            await expectUpdates(subject, field, optimizer, [0.002, 0.001, 0.003], 2e-5);
        },
      }),
    ),
  ],
};

function publishedField(activation: HiddenActivation): Field {
  return initialField({
    encoding: identityEncoding({ inputDim: 2, inputRange: [-1, 1] }),
    outputDim: 3,
    depth: 4,
    width: 48,
    hiddenActivation: activation,
    outputActivation: 'linear',
    random: seededRandom(4),
  });
}

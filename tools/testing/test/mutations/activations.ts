import type { HiddenActivation } from '@fourier-features/core';
import { type ReferenceRules, referenceRules } from '@fourier-features/testing/engine';
import { inputMutation, type Mutation, ruleMutation } from './mutate.ts';

/** Returns a mutation of the gradient through one kind of activation. */
function slopeMutation(
  name: string,
  kind: HiddenActivation['kind'],
  change: ReferenceRules['throughHidden'],
): Mutation {
  return ruleMutation(name, {
    throughHidden: (g, z, activation) =>
      (activation.kind === kind ? change : referenceRules.throughHidden)(g, z, activation),
  });
}

/** Returns a mutation that gives the last hidden layer another activation. */
function lastMutation(name: string, change: (activation: HiddenActivation) => HiddenActivation): Mutation {
  return inputMutation(name, ({ field, ...rest }) => {
    const { network } = field;
    const last = network.hiddenActivations.length - 1;
    const hiddenActivations = network.hiddenActivations.map((each, l) => (l === last ? change(each) : each));
    return { ...rest, field: { ...field, network: { ...network, hiddenActivations } } };
  });
}

export const activationMutations: readonly Mutation[] = [
  lastMutation('another ω in one layer', (activation) =>
    'omega' in activation ? { ...activation, omega: 1.001 * activation.omega } : activation,
  ),
  lastMutation('another s in one layer', (activation) =>
    'spread' in activation ? { ...activation, spread: 1.001 * activation.spread } : activation,
  ),
  slopeMutation('a gradient of FINER that holds |z| + 1 fixed', 'finer', (g, z, activation) => {
    const { omega } = activation as HiddenActivation & { omega: number };
    return g.map((each, i) => {
      const rate = omega * (Math.abs(z[i]!) + 1);
      return each * rate * Math.cos(rate * z[i]!);
    });
  }),
  slopeMutation('a gradient of sines without ω', 'sine', (g, z, activation) => {
    const { omega } = activation as HiddenActivation & { omega: number };
    return g.map((each, i) => each * Math.cos(omega * z[i]!));
  }),
  slopeMutation('a gradient of Gaussians without its 2', 'gauss', (g, z, activation) =>
    referenceRules.throughHidden(g, z, activation).map((each) => each / 2),
  ),
  slopeMutation('no gradient of the second half of a wavelet’s outputs', 'wire', (g, z, activation) =>
    referenceRules.throughHidden(g, z, activation).map((each, i) => (i < g.length ? each : 0)),
  ),
  ruleMutation('wavelets whose outputs are in pairs', {
    activateHidden: (z, activation) =>
      referenceRules.activateHidden(
        activation.kind === 'wire'
          ? z.map((_, i) => z[i < z.length / 2 ? 2 * i : 2 * (i - z.length / 2) + 1]!)
          : z,
        activation,
      ),
  }),
];

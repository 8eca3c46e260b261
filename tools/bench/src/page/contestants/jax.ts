import type { FourierEncoding } from '@fourier-features/core';
import { type Device, defaultDevice, init, jit, nn, numpy as np, valueAndGrad } from '@jax-js/jax';
import manifest from '../../../package.json' with { type: 'json' };
import { LEARNING_RATE, type TrainingData } from '../../contestants/trainingData.ts';
import type { Training } from '../training.ts';

/** What a step changes. A type alias, since jax-js takes no interfaces as trees of arrays. */
type State = {
  parameters: np.Array[];
  first: np.Array[];
  second: np.Array[];
  /** β₁ᵗ and β₂ᵗ, kept on the device so that a step uploads nothing. */
  powers: np.Array[];
};

/**
 * Trains with jax-js: one compiled function makes a step from coordinates to updated parameters.
 *
 * @throws Error if the device is not available here.
 */
export async function trainJax(
  device: Device,
  { field, batch, optimizer }: TrainingData<FourierEncoding>,
): Promise<Training> {
  if (!(await init(device)).includes(device))
    throw new Error(`jax-js: the device ${device} does not run here`);
  defaultDevice(device);
  const { encoding, network, parameters } = field;
  const { inputDim, frequencyCount } = encoding;
  const { beta1, beta2, epsilon } = optimizer;

  const meanSquare = (weights: np.Array[], features: np.Array, wanted: np.Array): np.Array => {
    let hidden = features;
    for (let layer = 0; layer < network.depth; layer++) {
      const sums = np.matmul(hidden, weights[2 * layer]!).add(weights[2 * layer + 1]!);
      hidden = layer < network.depth - 1 ? nn.relu(sums) : nn.sigmoid(sums);
    }
    return np.square(hidden.sub(wanted)).mean();
  };

  const step = jit((state: State, points: np.Array, rows: np.Array, wanted: np.Array) => {
    const phases = np.matmul(points, rows.transpose()).mul(2 * Math.PI);
    const features = np.concatenate([np.sin(phases.ref), np.cos(phases)], 1);
    const [loss, gradients] = valueAndGrad(meanSquare)(
      state.parameters.map((weights) => weights.ref),
      features,
      wanted,
    );
    const powers = [state.powers[0]!.mul(beta1), state.powers[1]!.mul(beta2)];
    const next: State = { parameters: [], first: [], second: [], powers };
    state.parameters.forEach((weights, i) => {
      const gradient = gradients[i]!;
      const mean = state.first[i]!.mul(beta1).add(gradient.ref.mul(1 - beta1));
      const square = state.second[i]!.mul(beta2).add(np.square(gradient).mul(1 - beta2));
      const corrected = mean.ref.div(np.subtract(1, powers[0]!.ref));
      const root = np.sqrt(square.ref.div(np.subtract(1, powers[1]!.ref)));
      next.parameters.push(weights.sub(corrected.div(root.add(epsilon)).mul(LEARNING_RATE)));
      next.first.push(mean);
      next.second.push(square);
    });
    return { loss, next };
  });

  const array = (values: Float32Array, shape: readonly number[]): np.Array =>
    np.array(values as Float32Array<ArrayBuffer>, { shape: [...shape] });
  const zeros = (): np.Array[] => parameters.map(({ shape }) => np.zeros([...shape]));
  const rows = array(encoding.frequencies, [frequencyCount, inputDim]);
  const points = array(batch.coordinates, [batch.coordinates.length / inputDim, inputDim]);
  const wanted = array(batch.targets, [batch.targets.length / network.outputDim, network.outputDim]);
  let state: State = {
    parameters: parameters.map(({ values, shape }) => array(values, shape)),
    first: zeros(),
    second: zeros(),
    powers: [array(Float32Array.of(1), []), array(Float32Array.of(1), [])],
  };
  let last: np.Array | undefined;
  return {
    engine: `jax-js ${manifest.devDependencies['@jax-js/jax']}, ${device}`,
    queue: async () => {
      last?.dispose();
      const { loss, next } = step(state, points.ref, rows.ref, wanted.ref);
      state = next;
      last = loss;
      // Otherwise the work of all steps would be sent to the GPU together, when the loss is read.
      if (device === 'webgpu') await loss.ref.gpuBuffer();
    },
    finish: async () => (await last!.ref.data())[0]!,
  };
}

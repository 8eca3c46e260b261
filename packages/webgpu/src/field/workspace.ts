import type { Field, FourierEncoding, OutputActivation } from '@fourier-features/core';
import type { Gpu, Slice } from '../device/gpu.ts';
import type { Tiles } from '../probe/chooseTiles.ts';
import { ENCODE, ENCODING_GRADIENT, encodingBytes } from '../shaders/encoding.ts';
import { LOSS, OUTPUTS_GROUP, outputsBytes, VALUES } from '../shaders/outputs.ts';
import { type ProductRole, productBytes } from '../shaders/product.ts';
import { ROUND_BYTES, type RoundNumbers, roundBytes } from '../shaders/round.ts';
import { createBuffers, slice, write } from './buffers.ts';
import { needsTwoParts } from './coordinates.ts';
import { createDispatch, type Dispatch, type Groups, spread } from './dispatch.ts';
import type { LayerPlace, Layout } from './layout.ts';
import { createProduct } from './product.ts';
import { bytesPerPoint, type PointNumbers } from './rounds.ts';

const ACTIVATION_INDICES: Record<OutputActivation, number> = { linear: 0, sigmoid: 1, tanh: 2 };

/** What a workspace works on. */
export interface WorkspaceParts {
  readonly field: Field<FourierEncoding>;
  readonly layout: Layout;
  readonly numbers: PointNumbers;
  readonly tiles: Tiles;
  readonly parameters: GPUBuffer;
  readonly waves: Slice;
  /** The gradients of all splits, for training. */
  readonly sums: GPUBuffer | undefined;
}

/** The buffers of up to `capacity` points, and the kernels that work on them. */
export interface Workspace {
  readonly capacity: number;
  readonly coordinates: GPUBuffer;
  /** Targets, or the gradient of the values. */
  readonly targets: GPUBuffer;
  readonly values: GPUBuffer;
  /** Sums of losses, `lossParts(points)` of them. */
  readonly losses: GPUBuffer;
  /** Sets what kernels read of a round. */
  setRound(round: RoundNumbers): void;
  /** Coordinates → features. */
  encode(pass: GPUComputePassEncoder): void;
  /** Features → logits. */
  forward(pass: GPUComputePassEncoder): void;
  /** Logits → values. */
  writeValues(pass: GPUComputePassEncoder): void;
  /** Logits and targets → losses, and gradients of all parameters. */
  backward(pass: GPUComputePassEncoder): void;
  lossParts(points: number): number;
  destroy(): void;
}

/** Creates a workspace. */
export async function createWorkspace(gpu: Gpu, parts: WorkspaceParts, capacity: number): Promise<Workspace> {
  const { field, layout, numbers, tiles, sums } = parts;
  const { encoding, network } = field;
  const { depth, outputDim } = network;
  const inTwoParts = needsTwoParts(encoding);
  const buffers = createBuffers(gpu);
  const lossGroups = (points: number): Groups => spread(points * numbers.logits, OUTPUTS_GROUP);
  const lossParts = (points: number): number => {
    const [x, y] = lossGroups(points);
    return x * y;
  };
  const storage = await gpu.allocating(
    `${capacity} points`,
    capacity * bytesPerPoint(numbers),
    () => ({
      coordinates: buffers.storage(capacity * numbers.coordinates),
      targets: buffers.storage(capacity * outputDim),
      values: buffers.storage(capacity * outputDim),
      features: buffers.storage(capacity * numbers.features),
      hidden: Array.from({ length: numbers.hiddenKept }, () => buffers.storage(capacity * numbers.hidden)),
      logits: buffers.storage(capacity * numbers.logits),
      losses: buffers.storage(lossParts(capacity)),
    }),
    buffers.destroy,
  );
  const { coordinates, targets, values, losses } = storage;
  /** The input of each layer, then the logits. */
  const activations = [
    storage.features,
    ...Array.from({ length: depth - 1 }, (_, l) => storage.hidden[l % numbers.hiddenKept]!),
    storage.logits,
  ];
  const roundUniform = buffers.uniform(new ArrayBuffer(ROUND_BYTES));
  const round = slice(roundUniform);
  const splitStride = layout.length;
  let current: RoundNumbers | undefined;
  const splits = (): number => Math.ceil(current!.points / current!.pointsPerSplit);

  const product = async (
    role: ProductRole,
    { columns, inner, rectify }: { columns: number; inner: number; rectify: boolean },
    [first, second, third]: readonly [Slice, Slice, Slice],
  ): Promise<Dispatch> => {
    return createProduct(
      gpu,
      role,
      await tiles(columns),
      { columns, rows: inner, splits },
      {
        round,
        product: slice(buffers.uniform(productBytes({ columns, inner, rectify, splitStride }))),
        reads: [first, second],
        writes: third,
      },
    );
  };
  const weightsOf = ({ start, length }: LayerPlace): Slice => slice(parts.parameters, start, length);
  const forwards = layout.layers.map((layer, l) =>
    product('forward', { columns: layer.columns, inner: layer.rows, rectify: l < depth - 1 }, [
      slice(activations[l]!),
      weightsOf(layer),
      slice(activations[l + 1]!),
    ]),
  );
  const backwards = !sums
    ? []
    : layout.layers.flatMap((layer, l) => {
        const [inputs, gradient] = [slice(activations[l]!), slice(activations[l + 1]!)];
        const ofInputs =
          l > 0 || encoding.trainable
            ? [
                product('inputs', { columns: layer.rows, inner: layer.columns, rectify: l > 0 }, [
                  gradient,
                  weightsOf(layer),
                  inputs,
                ]),
              ]
            : [];
        const ofWeights = product('weights', { columns: layer.columns, inner: layer.rows, rectify: false }, [
          inputs,
          gradient,
          slice(sums, layer.start),
        ]);
        // Reversed below: the gradient of the weights comes first, since that of the inputs takes their place.
        return [...ofInputs, ofWeights];
      });
  const encodingUniform = buffers.uniform(
    encodingBytes({
      inputDim: encoding.inputDim,
      frequencyCount: encoding.frequencyCount,
      includeCoordinates: encoding.includeCoordinates || encoding.frequencyCount === 0,
      inTwoParts,
      featureStride: numbers.features,
      splitStride,
    }),
  );
  const outputsUniform = buffers.uniform(
    outputsBytes({
      outputDim,
      logitStride: numbers.logits,
      activation: ACTIVATION_INDICES[network.outputActivation],
    }),
  );
  const encode = createDispatch(
    gpu,
    ENCODE,
    [
      ['uniform', round],
      ['uniform', slice(encodingUniform)],
      ['read', slice(coordinates)],
      ['read', parts.waves],
      ['write', slice(storage.features)],
    ],
    (points) => spread(points * Math.max(1, encoding.frequencyCount), 256),
  );
  const encodingGradient =
    sums && layout.waves !== undefined
      ? [
          createDispatch(
            gpu,
            ENCODING_GRADIENT,
            [
              ['uniform', round],
              ['uniform', slice(encodingUniform)],
              ['read', slice(coordinates)],
              ['read', parts.waves],
              ['read', slice(storage.features)],
              ['write', slice(sums, layout.waves)],
            ],
            (): Groups => {
              const [x, y] = spread(encoding.frequencyCount * (encoding.inputDim + 1), 1);
              return [x, y, splits()];
            },
          ),
        ]
      : [];
  const writeValues = createDispatch(
    gpu,
    VALUES,
    [
      ['uniform', round],
      ['uniform', slice(outputsUniform)],
      ['read', slice(storage.logits)],
      ['write', slice(values)],
    ],
    (points) => spread(points * outputDim, OUTPUTS_GROUP),
  );
  const lossOf = createDispatch(
    gpu,
    LOSS,
    [
      ['uniform', round],
      ['uniform', slice(outputsUniform)],
      ['write', slice(storage.logits)],
      ['read', slice(targets)],
      ['write', slice(losses)],
    ],
    lossGroups,
  );
  const dispatches = async (
    promised: readonly Promise<Dispatch>[],
  ): Promise<(pass: GPUComputePassEncoder) => void> => {
    const all = await Promise.all(promised);
    return (pass) => {
      for (const each of all) each.run(pass, current!.points);
    };
  };
  try {
    const [toFeatures, toLogits, toValues, toGradients] = await Promise.all([
      dispatches([encode]),
      dispatches(forwards),
      dispatches([writeValues]),
      dispatches(sums ? [lossOf, ...backwards.reverse(), ...encodingGradient] : [lossOf]),
    ]);
    return {
      capacity,
      coordinates,
      targets,
      values,
      losses,
      lossParts,
      setRound: (next) => {
        if (current && isSame(current, next)) return;
        current = next;
        write(gpu, roundUniform, roundBytes(next));
      },
      encode: toFeatures,
      forward: toLogits,
      writeValues: toValues,
      backward: toGradients,
      destroy: buffers.destroy,
    };
  } catch (error) {
    buffers.destroy();
    throw error;
  }
}

function isSame(a: RoundNumbers, b: RoundNumbers): boolean {
  return (
    a.points === b.points &&
    a.fresh === b.fresh &&
    a.pointsPerSplit === b.pointsPerSplit &&
    a.loss === b.loss &&
    a.meanFactor === b.meanFactor
  );
}

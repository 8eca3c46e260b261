/** Reads and evaluates the file of a field by what FORMAT.md says, without this package: the code there, in TypeScript. */
import { crc32 } from 'node:zlib';

interface FieldFile {
  readonly arrays: ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>;
  readonly metadata: Readonly<Record<string, string>>;
}

interface FourierDescribed {
  readonly kind?: 'fourier';
  readonly inputDim: number;
  readonly inputRange: readonly [number, number];
  readonly includeCoordinates: boolean;
}

interface GridDescribed {
  readonly kind: 'grid';
  readonly inputDim: number;
  readonly inputRange: readonly [number, number];
  readonly levels: readonly { readonly cells: number; readonly entries: number }[];
  readonly featuresPerLevel: number;
  readonly interpolation: 'linear' | 'cubic';
}

interface Activation {
  readonly kind: string;
  readonly omega?: number;
  readonly spread?: number;
}

interface Described {
  readonly encoding: FourierDescribed | GridDescribed;
  readonly network: {
    readonly depth: number;
    readonly hiddenActivations?: readonly Activation[];
    readonly outputActivation: string;
  };
}

export function readField(bytes: Uint8Array): FieldFile {
  const data = Uint8Array.from(bytes).buffer;
  const start = 8 + Number(new DataView(data).getBigUint64(0, true));
  const { __metadata__: metadata, ...entries } = JSON.parse(
    new TextDecoder().decode(new Uint8Array(data, 8, start - 8)),
  ) as Record<string, { shape: number[]; data_offsets: [number, number] }>;
  const arrays = Object.entries(entries).map(([name, { shape, data_offsets: offsets }]) => {
    const [from, to] = offsets;
    return [name, { shape, values: new Float32Array(data.slice(start + from, start + to)) }] as const;
  });
  return { arrays: new Map(arrays), metadata: metadata as unknown as Record<string, string> };
}

export function checksumOf({ arrays, metadata }: FieldFile): string {
  const byName = <Entry extends readonly [string, unknown]>(entries: Entry[]): Entry[] =>
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const texts = byName(Object.entries(metadata).filter(([key]) => key !== 'fourier_features_crc32'));
  const sorted = byName([...arrays]);
  let crc = crc32(JSON.stringify([texts, sorted.map(([name, { shape }]) => [name, shape])]));
  for (const [, { values }] of sorted) crc = crc32(new Uint8Array(values.buffer), crc);
  return crc.toString(16).padStart(8, '0');
}

/** Returns the values `[n, c]` at coordinates `[n, d]`. */
export function evaluate({ arrays, metadata }: FieldFile, points: ArrayLike<number>): number[] {
  const { encoding, network } = JSON.parse(metadata['fourier_features']!) as Described;
  const { inputDim: d } = encoding;
  return Array.from({ length: points.length / d }, (_, n) => {
    const v = Array.from({ length: d }, (__, k) => points[n * d + k]!);
    let h =
      encoding.kind === 'grid' ? gridFeatures(encoding, arrays, v) : fourierFeatures(encoding, arrays, v);
    for (let layer = 0; layer < network.depth; layer++) {
      const weight = arrays.get(`dense${layer}.weight`)!.values;
      const input = h;
      h = [...arrays.get(`dense${layer}.bias`)!.values].map((bias, column, biases) =>
        input.reduce((sum, value, row) => sum + value * weight[row * biases.length + column]!, bias),
      );
      if (layer < network.depth - 1) h = activate(h, network.hiddenActivations?.[layer] ?? { kind: 'relu' });
    }
    return h.map((value) => {
      if (network.outputActivation === 'sigmoid') return 1 / (1 + Math.exp(-value));
      return network.outputActivation === 'tanh' ? Math.tanh(value) : value;
    });
  }).flat();
}

function activate(z: readonly number[], { kind, omega = 0, spread = 0 }: Activation): number[] {
  if (kind === 'relu') return z.map((value) => Math.max(0, value));
  if (kind === 'sine') return z.map((value) => Math.sin(omega * value));
  if (kind === 'finer') return z.map((value) => Math.sin(omega * (Math.abs(value) + 1) * value));
  if (kind === 'gauss') return z.map((value) => Math.exp(-((spread * value) ** 2)));
  const half = z.length / 2;
  return z
    .slice(0, half)
    .map((p, channel) => Math.cos(omega * p) * Math.exp(-((spread * z[half + channel]!) ** 2)));
}

function fourierFeatures(
  { inputRange: [low, high], includeCoordinates, inputDim: d }: FourierDescribed,
  arrays: FieldFile['arrays'],
  v: readonly number[],
): number[] {
  const frequencies = arrays.get('encoding.frequencies')!.values;
  const amplitudes = [...arrays.get('encoding.amplitudes')!.values];
  const w = v.map((value) => low + (high - low) * value);
  const phases = amplitudes.map(
    (_, j) => 2 * Math.PI * w.reduce((sum, value, k) => sum + value * frequencies[j * d + k]!, 0),
  );
  return [
    ...(includeCoordinates ? w : []),
    ...phases.map((phase, j) => amplitudes[j]! * Math.sin(phase)),
    ...phases.map((phase, j) => amplitudes[j]! * Math.cos(phase)),
  ];
}

function gridFeatures(
  { inputRange: [low, high], levels, featuresPerLevel, interpolation, inputDim: d }: GridDescribed,
  arrays: FieldFile['arrays'],
  v: readonly number[],
): number[] {
  const { fround } = Math;
  const tables = arrays.get('encoding.tables')!.values;
  const w = v.map((value) => fround(fround(low) + fround(fround(high - low) * fround(value))));
  let start = 0;
  return levels.flatMap(({ cells, entries }) => {
    const x = w.map((value) => fround(Math.min(Math.max(value, 0), 1) * cells));
    const first = x.map((value) => Math.min(Math.floor(value), cells - 1));
    const steps = x.map((value, k) => weights(interpolation, value - first[k]!));
    const count = steps[0]!.length;
    const features = new Array<number>(featuresPerLevel).fill(0);
    for (let corner = 0; corner < count ** d; corner++) {
      const chosen = steps.map((each, k) => each[Math.floor(corner / count ** k) % count]!);
      const vertex = chosen.map(([step], k) => Math.min(Math.max(first[k]! + step, 0), cells));
      const weight = chosen.reduce((product, [, each]) => product * each, 1);
      const entry = start + entryOf(vertex, cells, entries);
      for (let f = 0; f < featuresPerLevel; f++)
        features[f]! += weight * tables[entry * featuresPerLevel + f]!;
    }
    start += entries;
    return features;
  });
}

function weights(interpolation: string, t: number): [step: number, weight: number][] {
  if (interpolation === 'linear')
    return [
      [0, 1 - t],
      [1, t],
    ];
  return [
    [-1, (-t + 2 * t ** 2 - t ** 3) / 2],
    [0, (2 - 5 * t ** 2 + 3 * t ** 3) / 2],
    [1, (t + 4 * t ** 2 - 3 * t ** 3) / 2],
    [2, (t ** 3 - t ** 2) / 2],
  ];
}

function entryOf(vertex: readonly number[], cells: number, entries: number): number {
  if (entries === (cells + 1) ** vertex.length)
    return vertex.reduce((sum, i, k) => sum + i * (cells + 1) ** k, 0);
  const primes = [1n, 2654435761n, 805459861n, 3674653429n];
  const hash = vertex.reduce((xor, i, k) => xor ^ BigInt.asUintN(32, BigInt(i) * primes[k]!), 0n);
  return Number(hash % BigInt(entries));
}

/** Reads and evaluates the file of a field by what FORMAT.md says, without this package: the code there, in TypeScript. */
import { crc32 } from 'node:zlib';

interface FieldFile {
  readonly arrays: ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>;
  readonly metadata: Readonly<Record<string, string>>;
}

interface Described {
  readonly encoding: {
    readonly inputDim: number;
    readonly inputRange: readonly [number, number];
    readonly includeCoordinates: boolean;
  };
  readonly network: { readonly depth: number; readonly outputActivation: string };
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
  const { inputDim: d, inputRange, includeCoordinates } = encoding;
  const frequencies = arrays.get('encoding.frequencies')!.values;
  const amplitudes = [...arrays.get('encoding.amplitudes')!.values];
  return Array.from({ length: points.length / d }, (_, n) => {
    const w = Array.from(
      { length: d },
      (__, k) => inputRange[0] + (inputRange[1] - inputRange[0]) * points[n * d + k]!,
    );
    const phases = amplitudes.map(
      (__, j) => 2 * Math.PI * w.reduce((sum, value, k) => sum + value * frequencies[j * d + k]!, 0),
    );
    let h = [
      ...(includeCoordinates ? w : []),
      ...phases.map((phase, j) => amplitudes[j]! * Math.sin(phase)),
      ...phases.map((phase, j) => amplitudes[j]! * Math.cos(phase)),
    ];
    for (let layer = 0; layer < network.depth; layer++) {
      if (layer > 0) h = h.map((value) => Math.max(0, value));
      const weight = arrays.get(`dense${layer}.weight`)!.values;
      const input = h;
      h = [...arrays.get(`dense${layer}.bias`)!.values].map((bias, column, biases) =>
        input.reduce((sum, value, row) => sum + value * weight[row * biases.length + column]!, bias),
      );
    }
    return h.map((value) => {
      if (network.outputActivation === 'sigmoid') return 1 / (1 + Math.exp(-value));
      return network.outputActivation === 'tanh' ? Math.tanh(value) : value;
    });
  }).flat();
}

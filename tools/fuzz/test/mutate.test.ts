import { crc32, gunzipSync, gzipSync } from 'node:zlib';
import { encodeSafetensors } from '@fourier-features/core/storage';
import { encodeNpy } from '@fourier-features/datasets';
import { encodePng } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { byteMutators } from '../src/mutate/bytes.ts';
import { gzipContent, npyHeader, pngChunk, safetensorsMutators } from '../src/mutate/containers.ts';
import { drawFrom } from '../src/mutate/draw.ts';
import { changedJson } from '../src/mutate/json.ts';
import { inputAt } from '../src/mutate/mutate.ts';
import { numberMutators } from '../src/mutate/numbers.ts';
import { textMutators } from '../src/mutate/text.ts';

const TRIALS = 200;
const FILE = new TextEncoder().encode('header 12 0.5\nword other\n');
const seeds = [FILE, Uint8Array.of(1, 2, 3)];
const trials = Array.from({ length: TRIALS }, (_, seed) => seed);

describe('inputAt(index, options)', () => {
  const options = { seeds, mutators: [], seed: 7 };

  test('gives the valid files first', () => {
    expect([inputAt(0, options), inputAt(1, options)]).toEqual(seeds);
  });

  test('leaves the valid files alone, also if they are Buffers, whose slices share memory', () => {
    const file = Buffer.from(FILE);
    for (const index of trials) inputAt(index + 1, { ...options, seeds: [file] });
    expect(file).toEqual(Buffer.from(FILE));
  });

  test('gives the same input for the same seed and number, and others for other ones', () => {
    const hex = (index: number, seed: number) =>
      Buffer.from(inputAt(index, { ...options, seed })).toString('hex');
    expect(hex(40, 7)).toBe(hex(40, 7));
    expect(new Set(trials.map((index) => hex(index + 2, 7))).size).toBeGreaterThan(TRIALS / 2);
    expect(hex(40, 8)).not.toBe(hex(40, 7));
  });
});

describe('mutators', () => {
  test.for([...byteMutators, ...numberMutators, ...textMutators])(
    '%o changes files, and never the file it is given',
    (mutator) => {
      const before = FILE.slice();
      const results = trials.map((seed) => mutator(FILE, drawFrom(seed), seeds));
      expect(FILE).toEqual(before);
      expect(results.some((bytes) => !Buffer.from(FILE).equals(bytes))).toBe(true);
      expect(() => trials.map((seed) => mutator(new Uint8Array(0), drawFrom(seed), seeds))).not.toThrow();
    },
  );

  test('integers of every size reach every place in both byte orders', () => {
    const zeros = new Uint8Array(16);
    const places = new Set<string>();
    for (let seed = 0; seed < 200 * TRIALS; seed++) {
      const changed = numberMutators[0]!(zeros, drawFrom(seed), seeds);
      // 2^16 + 1 shows its order: 1, 0, 1, 0 or 0, 1, 0, 1.
      const text = [...changed].join('');
      const at = text.indexOf('101');
      if (at >= 0 && text.replaceAll('0', '') === '11') places.add(String(at));
    }
    expect(places.size).toBe(14);
  });
});

describe('changedJson(text, draw)', () => {
  test('gives JSON, and changes what strings hold', () => {
    const text = JSON.stringify({ a: [1, { b: 'x' }], nested: JSON.stringify({ deep: 1 }) });
    const results = trials.map(
      (seed) => JSON.parse(changedJson(text, drawFrom(seed))) as { nested?: unknown },
    );
    const nested = results.filter((each) => typeof each?.nested === 'string' && /^\{.*\}$/.test(each.nested));
    expect(nested.some((each) => each.nested !== '{"deep":1}')).toBe(true);
  });

  test('leaves alone what is not JSON', () => {
    expect(changedJson('{', drawFrom(0))).toBe('{');
  });
});

describe('headers', () => {
  test('of safetensors keep the length that comes first', () => {
    const values = Float32Array.of(1, 2);
    const file = encodeSafetensors({ tensors: [{ name: 'a', shape: [2], values }], metadata: {} });
    for (const seed of trials) {
      const draw = drawFrom(seed);
      const changed = draw.pick(safetensorsMutators)(file, draw, [file]);
      const length = new DataView(changed.buffer, changed.byteOffset).getUint32(0, true);
      expect(changed.length).toBe(8 + length + values.byteLength);
    }
  });

  test('of .npy keep their length', () => {
    const file = encodeNpy({ values: Float32Array.of(1, 2), shape: [2] });
    for (const seed of trials) {
      const changed = npyHeader(file, drawFrom(seed), [file]);
      const length = new DataView(changed.buffer, changed.byteOffset).getUint16(8, true);
      expect(changed.length).toBe(10 + length + 8);
    }
  });

  test('of PNG chunks keep lengths and checksums', async () => {
    const file = await encodePng({ width: 2, height: 1, channels: 1, values: Float32Array.of(0, 1) });
    for (const seed of trials) {
      const changed = Buffer.from(pngChunk(file, drawFrom(seed), [file]));
      let at = 8;
      while (at < changed.length) {
        const end = at + 8 + changed.readUInt32BE(at);
        expect(changed.readUInt32BE(end)).toBe(crc32(changed.subarray(at + 4, end)));
        at = end + 4;
      }
      expect(at).toBe(changed.length);
    }
  });

  test('of gzip keep the checksum', () => {
    const file = gzipSync(FILE);
    for (const seed of trials)
      expect(() => gunzipSync(gzipContent(file, drawFrom(seed), [file]))).not.toThrow();
  });
});

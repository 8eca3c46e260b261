import { checkShape } from '../check.ts';
import { excerpt } from '../message.ts';
import type { Parameter } from '../parameters.ts';
import { sizeOf } from '../sizeOf.ts';
import { MAX_ARRAYS, MAX_HEADER_BYTES } from './limits.ts';

/** Named float32 arrays and string metadata: what a safetensors file holds. */
export interface Safetensors {
  readonly tensors: readonly Parameter[];
  readonly metadata: Readonly<Record<string, string>>;
}

const LENGTH_BYTES = 8;
const ALIGNMENT = 8;

/**
 * Encodes a safetensors file: header length (uint64, little-endian), JSON header, then the arrays in their order.
 *
 * @throws RangeError if a name occurs twice, an array does not fit its shape, or metadata are not strings.
 * @example
 * import { decodeSafetensors, encodeSafetensors } from '@fourier-features/core/storage';
 *
 * const weight = { name: 'weight', shape: [2, 1], values: Float32Array.of(1, 2) };
 * const { tensors } = decodeSafetensors(encodeSafetensors({ tensors: [weight], metadata: {} }));
 * @see https://github.com/huggingface/safetensors
 */
export function encodeSafetensors({ tensors, metadata }: Safetensors): Uint8Array<ArrayBuffer> {
  for (const [key, text] of Object.entries(metadata)) {
    if (typeof text !== 'string')
      throw new RangeError(`encodeSafetensors: metadata.${key} must be a string, got ${text}`);
  }
  const entries: Record<string, unknown> = { __proto__: null, __metadata__: metadata };
  let end = 0;
  for (const { name, shape, values } of tensors) {
    if (name in entries) throw new RangeError(`encodeSafetensors: names must differ, got ${name} twice`);
    checkShape('encodeSafetensors', name, values, shape);
    entries[name] = { dtype: 'F32', shape, data_offsets: [end, end + values.byteLength] };
    end += values.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(entries));
  // The format lets the header end in spaces; padded, the arrays start aligned.
  const headerLength = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(LENGTH_BYTES + headerLength + end).fill(
    0x20,
    LENGTH_BYTES,
    LENGTH_BYTES + headerLength,
  );
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, LENGTH_BYTES);
  let offset = LENGTH_BYTES + headerLength;
  for (const { values } of tensors) {
    // Typed arrays are little-endian wherever JavaScript engines run, as the format is.
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    offset += values.byteLength;
  }
  return bytes;
}

/**
 * Decodes a safetensors file of float32 arrays.
 *
 * @throws Error if the bytes are not such a file; the message says why.
 * @example
 * import { decodeSafetensors, encodeSafetensors } from '@fourier-features/core/storage';
 *
 * const bias = { name: 'bias', shape: [2], values: Float32Array.of(1, 2) };
 * const { tensors, metadata } = decodeSafetensors(encodeSafetensors({ tensors: [bias], metadata: { task: 'demo' } }));
 */
export function decodeSafetensors(bytes: Uint8Array): Safetensors {
  const fail = (why: string): never => {
    throw new Error(`decodeSafetensors: bytes must be a safetensors file of float32 arrays, but ${why}`);
  };
  if (bytes.length < LENGTH_BYTES)
    fail(`it has ${bytes.length} bytes, fewer than the ${LENGTH_BYTES} of its length`);
  const headerLength = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const start = LENGTH_BYTES + headerLength;
  if (start > bytes.length) {
    fail(`its header claims ${headerLength} bytes, the file has ${bytes.length}`);
  }
  if (headerLength > MAX_HEADER_BYTES)
    fail(`its header claims ${headerLength} bytes, more than ${MAX_HEADER_BYTES}`);
  const header = parseHeader(bytes.subarray(LENGTH_BYTES, start), fail);
  const count = Object.keys(header).length;
  if (count > MAX_ARRAYS + 1)
    fail(`it has ${count} entries, more than ${MAX_ARRAYS} arrays and the metadata`);
  const tensors: Parameter[] = [];
  let copied = 0;
  let metadata: Record<string, string> = {};
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__')
      metadata = isStrings(entry) ? entry : fail('its metadata is not an object of strings');
    else {
      const tensor = readTensor(name, entry, bytes.subarray(start), fail);
      // Arrays that share bytes would multiply them.
      copied += tensor.values.byteLength;
      if (copied > bytes.length - start)
        fail(`its arrays take at least ${copied} bytes and it holds ${bytes.length - start}`);
      tensors.push(tensor);
    }
  }
  checkContiguous(header, bytes.length - start, fail);
  return { tensors, metadata };
}

type Fail = (why: string) => never;

function parseHeader(json: Uint8Array, fail: Fail): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    return fail('its header is not JSON');
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header))
    return fail('its header is not an object');
  return header as Record<string, unknown>;
}

function readTensor(name: string, entry: unknown, data: Uint8Array, fail: Fail): Parameter {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  const quoted = excerpt(name);
  if (dtype !== 'F32') fail(`${quoted} has type ${excerpt(dtype)}, only F32 is read`);
  if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2)
    return fail(`${quoted} has no valid shape`);
  const [from, to] = offsets as [number, number];
  if (to > data.length || to - from !== 4 * sizeOf(shape)) {
    fail(`${quoted}, [${excerpt(shape.join(', '))}], does not fit bytes ${from} to ${to} of ${data.length}`);
  }
  // Copied by hand: slice of a Node Buffer would share, not copy, and start at any offset.
  const copy = new Uint8Array(to - from);
  copy.set(data.subarray(from, to));
  return { name, shape, values: new Float32Array(copy.buffer) };
}

/** The format wants the arrays side by side: no overlap, no hole, nothing after the last. */
function checkContiguous(header: Record<string, unknown>, length: number, fail: Fail): void {
  const ranges = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([, entry]) => (entry as { data_offsets: [number, number] }).data_offsets)
    .toSorted(([a, b], [c, d]) => a - c || b - d);
  let end = 0;
  for (const [from, to] of ranges) {
    if (from !== end)
      fail(`its arrays must lie side by side, one ends at byte ${end} and the next starts at ${from}`);
    end = to;
  }
  if (end !== length) fail(`its arrays take ${end} bytes and it holds ${length}`);
}

function isStrings(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => typeof each === 'string')
  );
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((each) => Number.isSafeInteger(each) && each >= 0);
}

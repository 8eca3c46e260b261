import { crc32, gunzipSync, gzipSync } from 'node:zlib';
import { byteMutators } from './bytes.ts';
import { changedJson } from './json.ts';
import { joined, type Mutator } from './mutator.ts';
import { FLOATS, numberMutators } from './numbers.ts';
import { textMutators } from './text.ts';

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function uint32(value: number, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value, littleEndian);
  return bytes;
}

/** Returns a safetensors file with another JSON header, whose length comes first in 8 bytes. */
export function withHeader(bytes: Uint8Array, change: (json: string) => string): Uint8Array {
  if (bytes.length < 8) return bytes;
  const end = 8 + viewOf(bytes).getUint32(0, true);
  const header = Buffer.from(change(Buffer.from(bytes.subarray(8, end)).toString()));
  return joined(uint32(header.length, true), new Uint8Array(4), header, bytes.subarray(end));
}

/** Changes the JSON header of a safetensors file. */
const anyHeader: Mutator = (bytes, draw) => withHeader(bytes, (json) => changedJson(json, draw));

/** Changes what a safetensors file says of itself, but not of its arrays. */
const metadata: Mutator = (bytes, draw) =>
  withHeader(bytes, (json) => {
    const found = /"__metadata__":(\{(?:"(?:[^"\\]|\\.)*"|[^"{}])*\})/.exec(json)?.[1];
    // Not by a string, in which $ has a meaning.
    return found === undefined ? json : json.replace(found, () => changedJson(found, draw));
  });

/** Changes a number of an array. */
const element: Mutator = (bytes, draw) => {
  if (bytes.length < 8) return bytes;
  const changed = bytes.slice();
  const start = 8 + viewOf(bytes).getUint32(0, true);
  const count = Math.floor((bytes.length - start) / 4);
  if (count < 1) return bytes;
  viewOf(changed).setFloat32(start + 4 * draw.below(count), draw.pick(FLOATS), true);
  return changed;
};

/** Changes to safetensors files. */
export const safetensorsMutators: readonly Mutator[] = [anyHeader, metadata, metadata, element];

const GLB_JSON_AT = 20;

/** Changes the JSON chunk of a GLB file and corrects the lengths of the chunk and the file. */
export const glbJson: Mutator = (bytes, draw) => {
  if (bytes.length < GLB_JSON_AT) return bytes;
  const end = GLB_JSON_AT + viewOf(bytes).getUint32(12, true);
  const text = changedJson(Buffer.from(bytes.subarray(GLB_JSON_AT, end)).toString(), draw);
  const json = Buffer.from(text + ' '.repeat(-Buffer.byteLength(text) & 3));
  const rest = bytes.subarray(end);
  const length = GLB_JSON_AT + json.length + rest.length;
  return joined(
    bytes.slice(0, 8),
    uint32(length, true),
    uint32(json.length, true),
    bytes.slice(16, 20),
    json,
    rest,
  );
};

const NPY_HEADER_AT = 10;

/** Changes the header of a .npy file of version 1 as text and corrects its length. */
export const npyHeader: Mutator = (bytes, draw, others) => {
  if (bytes.length < NPY_HEADER_AT) return bytes;
  const end = NPY_HEADER_AT + viewOf(bytes).getUint16(8, true);
  const header = draw.pick(textMutators)(bytes.subarray(NPY_HEADER_AT, end), draw, others);
  return joined(
    bytes.subarray(0, 8),
    Uint8Array.of(header.length & 255, (header.length >> 8) & 255),
    header,
    bytes.subarray(end),
  );
};

/** Changes what a gzip file holds. */
export const gzipContent: Mutator = (bytes, draw, others) => {
  const content = unpacked(bytes);
  if (!content) return bytes;
  const change = draw.pick([...byteMutators, ...numberMutators, ...textMutators]);
  const packed = others.map(unpacked).filter((other) => other !== undefined);
  return gzipSync(change(content, draw, packed));
};

function unpacked(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

const PNG_CHUNKS_AT = 8;

/** Changes, repeats or removes a chunk of a PNG file and corrects its length and checksum. */
export const pngChunk: Mutator = (bytes, draw, others) => {
  const chunks: { type: Uint8Array; content: Uint8Array }[] = [];
  for (let at = PNG_CHUNKS_AT; at + 12 <= bytes.length; ) {
    const end = at + 8 + viewOf(bytes).getUint32(at, false);
    chunks.push({ type: bytes.subarray(at + 4, at + 8), content: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  if (chunks.length === 0) return bytes;
  const at = draw.below(chunks.length);
  const { type, content } = chunks[at]!;
  const change = draw.pick([...byteMutators, ...numberMutators]);
  const next = draw.pick([
    [],
    [chunks[at]!, chunks[at]!],
    [{ type, content: change(content, draw, others) }],
  ]);
  const written = chunks.toSpliced(at, 1, ...next).map((each) => {
    const body = joined(each.type, each.content);
    return joined(uint32(each.content.length, false), body, uint32(crc32(body), false));
  });
  return joined(bytes.subarray(0, PNG_CHUNKS_AT), ...written);
};

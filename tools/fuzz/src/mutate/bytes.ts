import { joined, type Mutator, replaced } from './mutator.ts';

/** Longest run of bytes that is inserted, removed or copied. */
const LONGEST_RUN = 64;
const MOST_FLIPS = 8;
const MOST_COPIES = 8;

const flipBits: Mutator = (bytes, draw) => {
  const changed = bytes.slice();
  if (bytes.length === 0) return changed;
  for (let flips = 1 + draw.below(MOST_FLIPS); flips > 0; flips--) {
    const at = draw.below(bytes.length);
    changed[at] = changed[at]! ^ (1 << draw.below(8));
  }
  return changed;
};

const truncate: Mutator = (bytes, draw) => bytes.slice(0, draw.below(bytes.length + 1));

const removeStart: Mutator = (bytes, draw) => bytes.slice(draw.below(bytes.length + 1));

const overwrite: Mutator = (bytes, draw) => {
  const from = draw.below(bytes.length + 1);
  const to = Math.min(bytes.length, from + 1 + draw.below(LONGEST_RUN));
  return bytes.slice().fill(draw.pick([0, 0x20, 0x7f, 0x80, 0xff, draw.below(256)]), from, to);
};

const insert: Mutator = (bytes, draw) => {
  const at = draw.below(bytes.length + 1);
  const run = new Uint8Array(1 + draw.below(LONGEST_RUN)).fill(draw.below(256));
  return replaced(bytes, at, at, draw.below(2) === 0 ? run : run.map(() => draw.below(256)));
};

const remove: Mutator = (bytes, draw) => {
  const from = draw.below(bytes.length + 1);
  return replaced(bytes, from, Math.min(bytes.length, from + 1 + draw.below(LONGEST_RUN)));
};

const repeat: Mutator = (bytes, draw) => {
  const from = draw.below(bytes.length + 1);
  const run = bytes.subarray(from, from + 1 + draw.below(LONGEST_RUN));
  const copies = joined(...Array.from({ length: 1 + draw.below(MOST_COPIES) }, () => run));
  const at = draw.below(bytes.length + 1);
  return replaced(bytes, at, at, copies);
};

/** The start of one file and the end of another. */
const splice: Mutator = (bytes, draw, others) => {
  const other = draw.pick(others);
  return joined(
    bytes.subarray(0, draw.below(bytes.length + 1)),
    other.subarray(draw.below(other.length + 1)),
  );
};

/** Changes that know nothing of a file's format. */
export const byteMutators: readonly Mutator[] = [
  flipBits,
  truncate,
  removeStart,
  overwrite,
  insert,
  remove,
  repeat,
  splice,
];

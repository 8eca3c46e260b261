import type { Draw } from './draw.ts';
import type { Mutator } from './mutator.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A place of a value in its parent. */
interface Slot {
  readonly parent: Json[] | { [key: string]: Json };
  readonly key: string;
}

const VALUES: readonly Json[] = [
  ...[null, true, false, '', 'x', '\u001b[31m\n', 'x'.repeat(3000), '#NaN', '#Infinity', '__proto__', '1'],
  ...[0, -1, 0.5, 1, 2, 1e8, 2 ** 31, 2 ** 32, 2 ** 53, 1e300, -1e300, 1e-300, Math.PI],
  ...[[], {}, [[]], [null], { length: 1e9 }, { __proto__: null, toString: null }],
];

/** Changes a file that is JSON. */
export const jsonMutator: Mutator = (bytes, draw) =>
  Buffer.from(changedJson(Buffer.from(bytes).toString(), draw));

/** Returns JSON with one value changed, added or removed; text that is not JSON stays as it is. */
export function changedJson(text: string, draw: Draw): string {
  const root = parsed(text);
  if (root === undefined) return text;
  const holder: Json[] = [root];
  const slots = slotsOf(holder);
  // The root itself comes first and is rarely worth changing.
  const slot = slots.length > 1 && draw.below(20) > 0 ? slots[1 + draw.below(slots.length - 1)]! : slots[0]!;
  changeAt(slot, draw);
  return JSON.stringify(holder[0] ?? null);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function slotsOf(parent: Slot['parent']): Slot[] {
  return Object.entries(parent).flatMap(([key, value]) => [
    { parent, key },
    ...(typeof value === 'object' && value !== null ? slotsOf(value) : []),
  ]);
}

function changeAt({ parent, key }: Slot, draw: Draw): void {
  const value = (parent as Record<string, Json>)[key]!;
  const set = (next: Json): void => {
    (parent as Record<string, Json>)[key] = next;
  };
  // Metadata of fields hold JSON in strings.
  if (typeof value === 'string' && /^\s*[[{]/.test(value) && draw.below(4) > 0) {
    set(changedJson(value, draw));
    return;
  }
  if (typeof value === 'number' && draw.below(3) === 0) {
    set(draw.pick([-value, value + 1, value - 1, value * 1e9, value / 2, String(value)]));
    return;
  }
  const action = draw.below(8);
  if (action === 0 && Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (action === 0) delete (parent as Record<string, Json>)[key];
  else if (action === 1 && Array.isArray(parent)) {
    parent.splice(
      Number(key),
      0,
      ...Array.from({ length: draw.pick([1, 2, 300]) }, () => structuredClone(value)),
    );
  } else if (action === 1) {
    Object.defineProperty(parent, draw.pick(['__proto__', 'toString', 'length', `${key}2`]), {
      value: structuredClone(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else if (action === 2) set([value]);
  else set(structuredClone(draw.pick(VALUES)));
}

/** What a reader did with an input. */
export type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly message: string }
  | Fault;

/** What a reader must not do: hang, take memory, end its process, throw a bad error, or accept what its format forbids. */
export interface Fault {
  readonly kind: 'hang' | 'memory' | 'crash' | 'message' | 'violation';
  readonly detail: string;
}

/** Whether an outcome is a fault. */
export function isFault(outcome: Outcome): outcome is Fault {
  return outcome.kind !== 'accepted' && outcome.kind !== 'refused';
}

const LONGEST_SIGNATURE = 120;

/** Returns what faults of the same origin have in common: kind and words, without what they quote from the file. */
export function signatureOf({ kind, detail }: Fault): string {
  const words = detail
    .replace(/\bgot\b.*/s, 'got …')
    .replace(/\b(Unexpected|Expected|Unterminated|Bad)\b.*JSON.*/s, 'JSON …')
    .replaceAll(/"[^"]*"?|'[^']*'?|\([^)]*\)?|\[[^\]]*\]?|\{.*/gs, '…')
    .replaceAll(/-?\d[\d.e+]*/g, '#')
    .replaceAll(/[^\x20-\x7e…]/g, '');
  return `${kind} ${words}`.slice(0, LONGEST_SIGNATURE);
}

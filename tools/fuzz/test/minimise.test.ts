import { describe, expect, test } from 'vitest';
import { minimise } from '../src/run/minimise.ts';
import { signatureOf } from '../src/run/outcome.ts';

describe('minimise(bytes, fails)', () => {
  test('keeps only what the fault needs', async () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
    const fails = async (input: Uint8Array): Promise<boolean> => input.includes(7) && input.includes(200);
    expect([...(await minimise(bytes, fails))].toSorted((a, b) => a - b)).toEqual([7, 200]);
  });
});

describe('signatureOf(fault)', () => {
  test('is the same for the same words about other numbers and other files', () => {
    const [a, b] = ['line 3 must be a number, got "x"', 'line 12 must be a number, got "yz"'];
    expect(signatureOf({ kind: 'message', detail: a! })).toBe(signatureOf({ kind: 'message', detail: b! }));
  });

  test('differs between kinds and between rules', () => {
    const [a, b] = ['must be a number', 'must be a count'];
    const signatures = [
      signatureOf({ kind: 'message', detail: a! }),
      signatureOf({ kind: 'violation', detail: a! }),
      signatureOf({ kind: 'message', detail: b! }),
    ];
    expect(new Set(signatures).size).toBe(3);
  });
});

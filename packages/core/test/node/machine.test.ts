import { cpus } from 'node:os';
import { thisMachine } from '@fourier-features/core/node';
import { describe, expect, test } from 'vitest';

describe('thisMachine()', () => {
  test('names the processor, the memory and the Node that run this', () => {
    const machine = thisMachine();
    expect(machine.node).toBe(process.version);
    expect(machine.platform).toBe(`${process.platform} ${process.arch}`);
    expect(machine.cores).toBeGreaterThanOrEqual(1);
    expect(machine.memoryGiB).toBeGreaterThanOrEqual(0);
    expect(cpus().length === 0 || machine.cpu === cpus()[0]!.model.trim()).toBe(true);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTfjsNode } from '@fourier-features/tfjs-node';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllEnvs());

test('findTfjsNode() is the folder of TFJS_NODE, if it has a binding', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tfjs-node-'));
  try {
    vi.stubEnv('TFJS_NODE', folder);
    expect(() => findTfjsNode()).toThrow(`TFJS_NODE must name a folder of @tensorflow/tfjs-node`);
    mkdirSync(join(folder, 'lib', 'napi-v8'), { recursive: true });
    expect(() => findTfjsNode()).toThrow(`got ${folder}`);
    writeFileSync(join(folder, 'lib', 'napi-v8', 'tfjs_binding.node'), '');
    expect(findTfjsNode()).toBe(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { describe, expect, test } from 'vitest';
import { describeAdapter } from '../../src/device/adapter.ts';

const nothing = { vendor: '', architecture: '', device: '', description: '', isFallbackAdapter: false };

describe('describeAdapter()', () => {
  // As Chrome, Dawn in Node, Firefox and Deno report them.
  test.each([
    [{ vendor: 'nvidia', architecture: 'ampere' }, 'nvidia ampere', false],
    [
      { vendor: 'nvidia', architecture: 'hopper', description: 'NVIDIA H100 80GB HBM3' },
      'nvidia hopper',
      false,
    ],
    [{ vendor: 'apple', architecture: 'metal-3' }, 'apple metal-3', false],
    [{ vendor: 'intel', architecture: 'gen-12lp' }, 'intel gen-12lp', false],
    [{ description: 'AMD Radeon RX 6800' }, 'AMD Radeon RX 6800', false],
    [
      { vendor: '4318', device: '8976', description: 'NVIDIA GeForce RTX 3070' },
      'NVIDIA GeForce RTX 3070',
      false,
    ],
    [{ vendor: 'google', architecture: 'swiftshader', isFallbackAdapter: true }, 'google swiftshader', true],
    [
      { vendor: '6880', description: 'SwiftShader Device (LLVM 10.0.0)' },
      'SwiftShader Device (LLVM 10.0.0)',
      true,
    ],
    [
      { vendor: '65541', description: 'llvmpipe (LLVM 15.0.6, 256 bits)' },
      'llvmpipe (LLVM 15.0.6, 256 bits)',
      true,
    ],
    [{ vendor: 'microsoft', description: 'Microsoft Basic Render Driver' }, 'microsoft', true],
    [{ vendor: 'microsoft', architecture: 'warp' }, 'microsoft warp', true],
    [{}, 'an adapter that does not say its name', false],
    [{ isFallbackAdapter: true }, 'an adapter that does not say its name', true],
  ])('names %j %s', (info, adapter, software) => {
    expect(describeAdapter({ ...nothing, ...info })).toEqual({ adapter, software });
  });
});

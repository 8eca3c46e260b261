import { describe, expect, test } from 'vitest';
import { chosenChecks, closing } from '../src/checkRelease.ts';
import { typeFaults } from '../src/consumers/checkTypes.ts';
import { importableEntries, libraries } from '../src/consumers/entries.ts';
import { fitFaults } from '../src/consumers/fitInNode.ts';

describe('fitFaults()', () => {
  test('accepts an engine of ours that reaches the PSNR', () => {
    expect(fitFaults('native-avx512 31.5\n')).toEqual([]);
  });

  test.each(['tfjs-cpu 31.5', 'native-avx2 9.9', 'wasm-simd NaN', 'wasm-simd', ''])(
    'refuses %j',
    (printed) => {
      expect(fitFaults(printed)).toHaveLength(1);
    },
  );
});

describe('typeFaults()', () => {
  const ours =
    "node_modules/@fourier-features/core/dist/index.d.ts(4,14): error TS2304: Cannot find name 'X'.";
  const mine = "index.ts(1,1): error TS2307: Cannot find module '@fourier-features/core'.";
  const theirs = "node_modules/@tensorflow/tfjs/dist/index.d.ts(1,1): error TS2304: Cannot find name 'Long'.";
  const project = "error TS5058: The specified path does not exist: 'tsconfig.json'.";

  test('keeps errors of our packages, of the project and of its configuration', () => {
    expect(typeFaults([ours, theirs, mine, project, 'Found 4 errors.'].join('\n'))).toEqual([
      ours,
      mine,
      project,
    ]);
  });
});

describe('entries', () => {
  test('are those of modules', () => {
    const exports = {
      '.': '',
      './node': '',
      './photos/*': '',
      './relaxed.wasm': '',
      './worker': '',
      './package.json': '',
    };
    expect(importableEntries('@a/b', { exports })).toEqual(['@a/b', '@a/b/node']);
  });

  test('leave out the command line and the modules of platforms', () => {
    const names = ['core', 'native', 'native-linux-x64-gnu', 'cli'];
    const published = names.map((name) => ({ name: `@fourier-features/${name}`, folder: name }));
    expect(libraries(published)).toEqual(['@fourier-features/core', '@fourier-features/native']);
  });
});

describe('checkRelease()', () => {
  const checks = ['fit', 'types'].map((name) => ({ name, run: async () => [] }));

  test('runs the checks that are named', () => {
    expect(chosenChecks(checks, ['types']).map(({ name }) => name)).toEqual(['types']);
    expect(() => chosenChecks(checks, ['typo'])).toThrow('--only must be one of fit, types, got typo');
  });

  test('counts a check with faults once', () => {
    const outcomes = [
      { name: 'fit', faults: [] },
      { name: 'types', faults: ['a', 'b'] },
    ];
    expect(closing(outcomes)).toBe('1 passed, 1 failed\n');
  });
});

import { describe, expect, test } from 'vitest';
import { fromQuery, initialSettings, type PlaygroundSettings, toQuery } from '../src/playground/settings.ts';

const changed: PlaygroundSettings = {
  picture: 'astronaut',
  side: 128,
  holdout: 'grid',
  lanes: [
    { encoding: 'positional', scale: 32 },
    { encoding: 'none', scale: null },
    { encoding: 'gaussian', scale: 2.5 },
    { encoding: 'basic', scale: null },
  ],
  frequencyCount: 64,
  width: 32,
  depth: 3,
  learningRate: 0.002,
  steps: 25,
  batchSize: 512,
  seed: 7,
  engine: 'wasm',
};

describe('settings of the playground in its address', () => {
  test('come back', () => {
    expect(fromQuery(toQuery(changed))).toEqual({ settings: changed, faults: [] });
  });

  test('are left out while they are as at first', () => {
    expect(toQuery(initialSettings)).toBe('');
    expect(fromQuery('')).toEqual({ settings: initialSettings, faults: [] });
    expect(toQuery({ ...initialSettings, steps: 10 })).toBe('steps=10');
  });

  test.each([
    ['steps=0', 'steps=0', 'an integer from 1 to 20000'],
    ['steps=2.5', 'steps=2.5', 'an integer'],
    ['width=', 'width=', 'an integer'],
    ['learning-rate=two', 'learning-rate=two', 'a number from 0.000001 to 1'],
    ['engine=cuda', 'engine=cuda', 'one of auto, webgpu, wasm'],
    ['holdout=half', 'holdout=half', 'none or grid'],
    ['lanes=fourier', 'lanes=fourier', '1 to 4 of none, basic'],
    ['lanes=none:3', 'lanes=none:3', 'for those that have one'],
    ['lanes=positional:0.5', 'lanes=positional:0.5', 'for those that have one'],
    ['lanes=none,none,none,none,none', 'lanes=none,', '1 to 4'],
  ])('%s is left out with a sentence that says so', (query, quoted, rule) => {
    const { settings, faults } = fromQuery(query);
    expect(settings).toEqual(initialSettings);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(quoted);
    expect(faults[0]).toContain(rule);
  });
});

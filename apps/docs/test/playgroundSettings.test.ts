import { describe, expect, test } from 'vitest';
import { presetOf, presets } from '../src/playground/presets.ts';
import {
  fromQuery,
  initialSettings,
  laneOf,
  MOST_LANES,
  type PlaygroundSettings,
  toQuery,
} from '../src/playground/settings.ts';

const changed: PlaygroundSettings = {
  picture: 'astronaut',
  side: 128,
  holdout: 'grid',
  lanes: [
    { name: 'positional', scale: 32 },
    { name: 'none', scale: null },
    { name: 'gaussian', scale: 2.5 },
    { name: 'basic', scale: null },
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

  test('come back with fields of other kinds and their options', () => {
    const lanes = [
      { name: 'siren', own: {} },
      { name: 'wire', own: { omega: 7.5, spread: 12, firstOmega: 3 } },
      {
        name: 'hash',
        own: { tableSize: 4096, levels: 4, interpolation: 'cubic', width: 32, finestCells: 64 },
      },
      { name: 'grid', own: { batchSize: 1024 } },
    ] as const;
    const settings: PlaygroundSettings = { ...initialSettings, lanes };
    expect(fromQuery(toQuery(settings))).toEqual({ settings, faults: [] });
    expect(new URLSearchParams(toQuery(settings)).get('lanes')).toContain(
      'hash:table-size=4096:levels=4:interpolation=cubic:width=32:finest-cells=64',
    );
  });

  test('have presets that the address holds, the first of which is that of the first view', () => {
    expect(presets[0]!.lanes).toEqual(initialSettings.lanes);
    for (const preset of presets) {
      expect(preset.lanes.length).toBeLessThanOrEqual(MOST_LANES);
      const { settings, faults } = fromQuery(toQuery({ ...initialSettings, lanes: preset.lanes }));
      expect(faults).toEqual([]);
      expect(presetOf(settings.lanes)).toBe(preset);
    }
    expect(presetOf([laneOf('siren')])).toBeUndefined();
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
    ['lanes=siren:20', 'lanes=siren:20', 'options such as siren:omega=20'],
    ['lanes=siren:spread=20', 'lanes=siren:spread', 'options such as'],
    ['lanes=siren:omega=0', 'lanes=siren:omega=0', 'options such as'],
    ['lanes=siren:omega=', 'lanes=siren:omega=', 'options such as'],
    ['lanes=hash:table-size=1000', 'lanes=hash:table-size', 'options such as'],
    ['lanes=hash:levels=2.5', 'lanes=hash:levels', 'options such as'],
    ['lanes=hash:interpolation=none', 'lanes=hash:interpolation', 'options such as'],
    ['lanes=gaussian:4:5', 'lanes=gaussian:4:5', 'for those that have one'],
    ['lanes=none,none,none,none,none', 'lanes=none,', '1 to 4'],
  ])('%s is left out with a sentence that says so', (query, quoted, rule) => {
    const { settings, faults } = fromQuery(query);
    expect(settings).toEqual(initialSettings);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(quoted);
    expect(faults[0]).toContain(rule);
  });
});

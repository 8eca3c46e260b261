import { execFileSync } from 'node:child_process';
import { createProgram } from '@fourier-features/cli/src/program.ts';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { terminalCommand, typescriptProgram } from '../src/playground/commands.ts';
import { ownDefault, ownOption, ownOptionNames } from '../src/playground/ownOptions.ts';
import {
  encodingNames,
  initialSettings,
  type LaneSettings,
  laneOf,
  otherFieldNames,
} from '../src/playground/settings.ts';

const [lane] = initialSettings.lanes;
const FILES = ['photo.jpg', "Kim's photo $HOME.png", '-o.png', 'a\\b.png'];

test.each(FILES)('writes a command in which a shell finds the file %s', (file) => {
  const command = terminalCommand(lane!, initialSettings, { file, reduce: 1 });
  const script = command.replace('npx @fourier-features/cli image fit', 'printf %s\\\\n');
  const [word] = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n');
  expect(word).toBe(file.startsWith('-') ? `./${file}` : file);
});

test.each([
  [
    { name: 'gaussian', scale: 4 },
    '--encoding gaussian --scale 4 --frequencies 256 --width 256 --depth 4 --steps 400 --batch-size 2048 --seed 0',
    "'gaussian', { scale: 4, frequencyCount: 256, width: 256, depth: 4, steps: 400, batchSize: 2048, seed: 0 }",
  ],
  [
    { name: 'wire', own: { firstOmega: 12, width: 64 } },
    '--field wire --first-omega 12 --width 64 --steps 400 --batch-size 2048 --seed 0',
    "'wire', { firstOmega: 12, width: 64, steps: 400, batchSize: 2048, seed: 0 }",
  ],
  [
    { name: 'hash', own: { tableSize: 4096, interpolation: 'cubic' } },
    '--field hash --table-size 4096 --interpolation cubic --steps 400 --batch-size 2048 --seed 0',
    "'hash', { tableSize: 4096, interpolation: 'cubic', steps: 400, batchSize: 2048, seed: 0 }",
  ],
  [
    { name: 'grid', own: {} },
    '--field grid --steps 400 --batch-size 65536 --seed 0',
    "'grid', { steps: 400, batchSize: 65536, seed: 0 }",
  ],
] satisfies [LaneSettings, string, string][])(
  'writes down the field %o and its options',
  (field, options, call) => {
    const run = { file: 'photo.png', reduce: 1 };
    expect(terminalCommand(field, initialSettings, run)).toBe(
      `npx @fourier-features/cli image fit photo.png ${options}`,
    );
    expect(typescriptProgram(field, initialSettings, run)).toContain(`imageTask.settings(${call}, input)`);
  },
);

test('writes down the engine that was chosen, and none if it was not', () => {
  const run = { file: 'photo.png', reduce: 1 };
  const onCpu = { ...initialSettings, engine: 'wasm' } as const;
  expect(terminalCommand(lane!, onCpu, run)).toContain('--engine wasm');
  expect(typescriptProgram(lane!, onCpu, run)).toContain("chooseEngine({ engine: 'wasm' })");
  expect(terminalCommand(lane!, initialSettings, run)).not.toContain('engine');
  expect(typescriptProgram(lane!, initialSettings, run)).toContain('chooseEngine()');
});

test.each(FILES)('writes a program that reads the file %s', (file) => {
  const program = typescriptProgram(lane!, initialSettings, { file, reduce: 1 });
  const text = /readFile\(('(?:[^'\\]|\\.)*')\)/.exec(program)![1]!;
  expect(new Function(`return ${text}`)()).toBe(file);
});

/** Each kind of field with its defaults, and each other one with all of its options written out. */
const LANES: readonly LaneSettings[] = [
  ...[...encodingNames, ...otherFieldNames].map(laneOf),
  ...otherFieldNames.map((name): LaneSettings => {
    const values = ownOptionNames(name).map((option) => {
      const { range, values: listed } = ownOption(option);
      return [option, ownDefault(name, option) ?? listed?.[0] ?? range!.min] as const;
    });
    return { name, own: Object.fromEntries(values) };
  }),
];

test.each(LANES)('writes a command for the field %o that the program accepts', async (field) => {
  const command = terminalCommand(field, initialSettings, { file: 'photo.png', reduce: 2 });
  const program = createProgram();
  const quiet = (each: Command): void => {
    each.configureOutput({ writeOut: () => {}, writeErr: () => {} }).exitOverride();
    if (each.commands.length === 0) each.action(() => {});
    else each.commands.forEach(quiet);
  };
  quiet(program);
  const words = command.split(' ').slice(2);
  await expect(program.parseAsync(words, { from: 'user' })).resolves.toBeDefined();
});

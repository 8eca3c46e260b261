import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { terminalCommand, typescriptProgram } from '../src/playground/commands.ts';
import { initialSettings } from '../src/playground/settings.ts';

const [lane] = initialSettings.lanes;
const FILES = ['photo.jpg', "Kim's photo $HOME.png", '-o.png', 'a\\b.png'];

test.each(FILES)('writes a command in which a shell finds the file %s', (file) => {
  const command = terminalCommand(lane!, initialSettings, { file, reduce: 1 });
  const script = command.replace('npx @fourier-features/cli image fit', 'printf %s\\\\n');
  const [word] = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n');
  expect(word).toBe(file.startsWith('-') ? `./${file}` : file);
});

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

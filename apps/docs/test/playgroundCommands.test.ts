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

test.each(FILES)('writes a program that reads the file %s', (file) => {
  const program = typescriptProgram(lane!, initialSettings, { file, reduce: 1 });
  const text = /readFile\(('(?:[^'\\]|\\.)*')\)/.exec(program)![1]!;
  expect(new Function(`return ${text}`)()).toBe(file);
});

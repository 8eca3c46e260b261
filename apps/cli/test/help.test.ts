import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { createProgram } from '../src/program.ts';
import { runCli } from './runCli.ts';

/** The help of a command and of every command below it, by full name. */
function helps(command: Command, name: string = command.name()): [name: string, help: string][] {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  return [
    ...(command.commands.length > 0 && command.parent ? [] : [[name, help] as [string, string]]),
    ...command.commands.flatMap((child) => helps(child, `${name} ${child.name()}`)),
  ];
}

test.each(helps(createProgram()))('%s --help shows how it is called', (_, help) => {
  expect(help).toMatch(/\n +\$ fourier-features [a-z]/);
});

test('--help ends with exit code 0', async () => {
  const { code, stdout, stderr } = await runCli('.', ['image', 'fit', '--help']);
  expect(stdout).toContain('Usage: fourier-features image fit');
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../src/program.ts';
import { allCommands, fullName } from './commands.ts';
import { spawnCli } from './spawnCli.ts';

/** Words and phrases that nobody says; see CONTRIBUTING.md on prose. */
const AVOIDED = [
  /\bthere where\b/i,
  /\bnot to be had\b/i,
  /\b(is|are) no(ne)? [a-z]/i,
  /\bwhere there is one\b/i,
  /\bto the very bits\b/i,
  /\bso many\b/i,
  /\bone in\b/i,
  /\bwhole numbers?\b/i,
  /\bwhole or not\b/i,
  /\bchance\b/i,
  /\bbesides?\b/i,
  /\bbut for\b/i,
  /\blearn(s|t|ed)?\b/i,
  /\b(is|are|was|were) asked\b/i,
  /\bask(s|ed)? the field\b/i,
  /\bjudged?\b/i,
  /\b(is|are) told\b/i,
  /\bknows? no more\b/i,
  /\b(is|are) to be\b/i,
  /\bgives? way to\b/i,
  /\bof its own\b/i,
  /\bstands? for\b/i,
];

/** Descriptions that continue the name that they describe. */
const CONTINUED = /^(of|for|from|to|in|at|with|as) /i;

/** Returns the help of a command. */
function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  return help;
}

const commands = allCommands(createProgram()).map((command) => [fullName(command), command] as const);

describe.each(commands)('%s --help', (_, command) => {
  const help = command.createHelp();
  const descriptions = [
    command.description(),
    ...command.registeredArguments.map(({ description }) => description),
    ...help.visibleOptions(command).map(({ description }) => description),
    ...help.visibleCommands(command).map((child) => child.description()),
  ];

  test('begins every description with a capital letter and ends it with a full stop or a default', () => {
    for (const text of descriptions) {
      expect(text).toMatch(/^[A-Z]/);
      expect(text).toMatch(/\.( \(default: .+\))?$/);
    }
  });

  test('is plain English', () => {
    for (const text of descriptions) expect(text).not.toMatch(CONTINUED);
    // Phrases may be broken over lines.
    const text = helpOf(command).replaceAll(/\s+/g, ' ');
    for (const pattern of AVOIDED) expect(text).not.toMatch(pattern);
  });
});

test.each(commands.filter(([, { commands: below, parent }]) => below.length === 0 || !parent))(
  '%s --help has examples',
  (_, command) => {
    expect(helpOf(command)).toMatch(/\n +\$ fourier-features [a-z]/);
  },
);

test('--help ends with exit code 0', async () => {
  const { code, stdout, stderr } = await spawnCli('.', ['image', 'fit', '--help']);
  expect(stdout).toContain('Usage: fourier-features image fit');
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

import { createProgram } from '@fourier-features/cli/src/program.ts';
import { Command, Option } from 'commander';
import { expect, test } from 'vitest';
import { readProgram } from '../../reference/command.ts';
import { renderCommand, renderProgram } from '../../reference/renderCommand.ts';

function sample(): Command {
  const fit = new Command('fit')
    .description('Fit a <thing>.')
    .argument('<files...>', 'Files.')
    .addOption(new Option('--kind <kind>', 'Kind of it.').choices(['a', 'b']).default('a'))
    .addOption(new Option('--out <dir>', 'Folder. (default: named after --kind, if free)'))
    .addOption(new Option('--secret', 'Hidden.').hideHelp())
    .addHelpText(
      'after',
      '\nOne note\nof two lines.\n\nExamples:\n  $ sample data fit x.png\n  $ sample data fit y.png --kind b',
    );
  return new Command('sample')
    .description('All of it.')
    .addCommand(new Command('data').description('Data.').addCommand(fit))
    .addHelpText('after', '\nExamples:\n  $ sample data fit x.png');
}

test('reads what the help of a command says', () => {
  const { commands, groups, examples } = readProgram(sample());
  expect(groups).toEqual([{ name: 'data', description: 'Data.' }]);
  expect(examples).toEqual(['sample data fit x.png']);
  expect(commands).toEqual([
    {
      name: 'data fit',
      usage: 'sample data fit [options] <files...>',
      description: 'Fit a <thing>.',
      arguments: [{ usage: '<files...>', description: 'Files.' }],
      options: [
        { flags: '--kind <kind>', description: 'Kind of it.', value: 'a', choices: ['a', 'b'] },
        { flags: '--out <dir>', description: 'Folder.', value: 'named after --kind, if free', choices: [] },
      ],
      notes: ['One note\nof two lines.'],
      examples: ['sample data fit x.png', 'sample data fit y.png --kind b'],
    },
  ]);
});

test('renders usage, options and examples', () => {
  const program = readProgram(sample());
  const { id, markdown, headings } = renderCommand(program.commands[0]!, 0);
  expect(id).toBe('reference/cli/data-fit');
  expect(headings.map(({ text }) => text)).toEqual(['Examples', 'Arguments', 'Options']);
  expect(markdown).toContain('<p>Fit a &lt;thing&gt;.</p>');
  expect(markdown).toContain('\nsample data fit x.png\nsample data fit y.png --kind b\n```');
  expect(markdown).toContain('<p>Default: named after <code>--kind</code>, if free</p>');
  expect(renderProgram(program, '/base/').markdown).toContain(
    '<a href="/base/reference/cli/data-fit/"><code>data fit</code></a>',
  );
});

test('every option and example in the help of every command is on its page', () => {
  const program = createProgram();
  const { commands } = readProgram(createProgram());
  for (const command of commands) {
    const words = command.name.split(' ');
    const found = words.reduce(
      (parent, word) => parent.commands.find((each) => each.name() === word)!,
      program,
    );
    const { markdown } = renderCommand(command, 0);
    const flags = [...found.helpInformation().matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(
      ([, flag]) => flag!,
    );
    expect(flags.length).toBeGreaterThan(1);
    for (const flag of flags)
      if (flag !== '--help') expect(markdown).toMatch(new RegExp(`<code>(-\\w, )?${flag}`));
    let help = '';
    found.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    const lines = [...help.matchAll(/^ {2}\$ (.*)$/gm)].map(([, line]) => line!);
    expect(command.examples.filter((line) => !line.startsWith('#'))).toEqual(lines);
    for (const line of lines) expect(markdown).toContain(`\n${line}\n`);
    expect(command.usage).toContain(`fourier-features ${command.name}`);
  }
});

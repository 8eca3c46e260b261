import { type Command, CommanderError, Option } from 'commander';
import { option } from './option.ts';
import { outputMode } from './outputMode.ts';
import { path } from './rules.ts';

/** Adds the options that every command understands, before or after its name. */
export function addGlobalOptions(program: Command, versionText: () => string): void {
  program
    .addOption(
      new Option('-V, --version', 'Print the versions of the program, Node and the installed engines.'),
    )
    .addOption(
      option(
        '--config <file>',
        'File with options for commands. (default: the nearest fourier-features.config.json, here or in a parent folder)',
        { rule: path },
      ),
    )
    .addOption(new Option('--no-config', 'Read no config file.'))
    .addOption(new Option('-q, --quiet', 'Print only errors and results.'))
    .addOption(
      new Option('--color', 'Colour text. (default: on terminals, unless NO_COLOR is set or TERM is dumb)'),
    )
    .addOption(new Option('--no-color', 'Print without colours.'));
  // Listeners are called while words are parsed: what is wrong with later words is said in the chosen way.
  program.on('option:version', () => {
    process.stdout.write(`${versionText()}\n`);
    throw new CommanderError(0, 'commander.version', 'version');
  });
  program.on('option:quiet', () => {
    outputMode.quiet = true;
  });
  program.on('option:color', () => {
    outputMode.color = true;
  });
  program.on('option:no-color', () => {
    outputMode.color = false;
  });
}

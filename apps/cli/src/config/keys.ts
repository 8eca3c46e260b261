import { type Command, Option } from 'commander';

/** Keys of options that make sense for one run only. */
export const NOT_RECURRING: readonly string[] = ['version', 'help', 'config', 'resume'];

/** Returns the key of an option in a config file: its long name in camel case, without `no-`. */
export function keyOf(option: Option): string {
  // Some options give their value another name, which nobody sees in help.
  return Option.prototype.attributeName.call(option);
}

/** Returns the options that a config file may set for a command, or for any command below it; those of every command too. */
export function configOptions(command: Command): readonly Option[] {
  const own = [...optionsBelow(command), ...programOf(command).options];
  return own.filter((option) => !NOT_RECURRING.includes(keyOf(option)));
}

/** Returns a command and those above it, from the program down. */
export function lineage(command: Command): readonly Command[] {
  return command.parent ? [...lineage(command.parent), command] : [command];
}

function programOf(command: Command): Command {
  return lineage(command)[0]!;
}

function optionsBelow(command: Command): readonly Option[] {
  return command.commands.length === 0 ? command.options : command.commands.flatMap(optionsBelow);
}

import type { Command, Option } from 'commander';

export interface CommandArgument {
  /** As usage shows it: `<file>`, `[file]` or `<files...>`. */
  readonly usage: string;
  readonly description: string;
}

export interface CommandOption {
  /** Such as `--size <WxH>`. */
  readonly flags: string;
  readonly description: string;
  /** Value if the option is left out, as help shows it. */
  readonly value?: string;
  readonly choices: readonly string[];
}

/** A command of the terminal. */
export interface ReferenceCommand {
  /** Words after the program's name, such as `image fit`. */
  readonly name: string;
  readonly usage: string;
  readonly description: string;
  readonly arguments: readonly CommandArgument[];
  /** Its own, then those of every command. */
  readonly options: readonly CommandOption[];
  /** Paragraphs below the options in the help. */
  readonly notes: readonly string[];
  /** Lines to type; one that starts with `#` says what the next ones do. */
  readonly examples: readonly string[];
}

/** A command that only holds others. */
export interface CommandGroup {
  readonly name: string;
  readonly description: string;
}

/** What the program's help says. */
export interface ReferenceProgram {
  readonly name: string;
  readonly description: string;
  readonly examples: readonly string[];
  readonly groups: readonly CommandGroup[];
  readonly commands: readonly ReferenceCommand[];
}

/** Reads the commands of a program, those of groups included. */
export function readProgram(program: Command): ReferenceProgram {
  const shared = program.options.map(readOption);
  const groups = program.commands.filter(({ commands }) => commands.length > 0);
  const commands = program.commands.flatMap((child) =>
    child.commands.length > 0
      ? child.commands.map((each) =>
          readCommand(program.name(), `${child.name()} ${each.name()}`, each, shared),
        )
      : [readCommand(program.name(), child.name(), child, shared)],
  );
  return {
    name: program.name(),
    description: program.description(),
    examples: helpAfter(program).examples,
    groups: groups.map((group) => ({ name: group.name(), description: group.description() })),
    commands,
  };
}

function readCommand(
  program: string,
  name: string,
  command: Command,
  shared: readonly CommandOption[],
): ReferenceCommand {
  return {
    name,
    usage: `${program} ${name} ${command.usage()}`,
    description: command.description(),
    arguments: command.registeredArguments.map((argument) => ({
      usage: bracketed(argument.name(), argument.required, argument.variadic),
      description: argument.description,
    })),
    options: [...command.options.filter(({ hidden }) => !hidden).map(readOption), ...shared],
    ...helpAfter(command),
  };
}

/** A default that depends on the input is words at the end of the description. */
function readOption(option: Option): CommandOption {
  const { flags, description, defaultValue, defaultValueDescription, argChoices } = option;
  const [, before = description, words] = /^(.*?)\s*\(default: ([^()]*)\)$/.exec(description) ?? [];
  const value = defaultValue === undefined ? words : (defaultValueDescription ?? String(defaultValue));
  return { flags, description: before, ...(value !== undefined && { value }), choices: argChoices ?? [] };
}

function bracketed(name: string, required: boolean, variadic: boolean): string {
  const inner = variadic ? `${name}...` : name;
  return required ? `<${inner}>` : `[${inner}]`;
}

/** Returns what a command adds below its generated help. */
function helpAfter(command: Command): Pick<ReferenceCommand, 'notes' | 'examples'> {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  const [notes = '', about = '', lines = ''] = help
    .slice(command.helpInformation().length)
    .split(/^Examples?(?:, (.*))?:\n/m);
  const examples = lines.split('\n').map((line) => line.trim().replace(/^\$ /, ''));
  return {
    notes: notes
      .trim()
      .split(/\n{2,}/)
      .filter((paragraph) => paragraph !== ''),
    examples: [about && `# ${about}`, ...examples].filter((line) => line !== ''),
  };
}

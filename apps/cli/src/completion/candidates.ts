import { phantomNames } from '@fourier-features/tasks/descriptions';
import type { Argument, Command, Option } from 'commander';

/** A word that may come next. */
export interface Candidate {
  readonly word: string;
  readonly description: string;
}

/** What may be typed in the place of the last word. */
export interface Completion {
  readonly candidates: readonly Candidate[];
  /** Whether a path may stand there as well. */
  readonly files: boolean;
}

/** Names of values that are paths, as options write them. */
const PATH_VALUE = /[<[](file|dir|checkpoint|npy)[>\]]/;

/** Returns what may complete the last of the words after the program's name. */
export function completion(program: Command, typed: readonly string[]): Completion {
  // bash takes the sign of `--engine=wasm` for a word, and the colon of `phantom:random`; PowerShell 7.3 and later pass the
  // quotes of an empty word on.
  const joined = withColons(typed).map((word) => (word === '""' ? '' : word));
  const words = joined.filter((word) => word !== '=');
  const current = joined.at(-1) === '=' ? '' : (words.pop() ?? '');
  const { command, awaiting, position } = place(program, words);
  if (awaiting)
    return { candidates: startingWith(current, valuesOf(awaiting)), files: PATH_VALUE.test(awaiting.flags) };
  if (current.startsWith('-')) return { candidates: startingWith(current, optionsOf(command)), files: false };
  if (command.commands.length > 0) {
    const commands = command
      .createHelp()
      .visibleCommands(command)
      .map((each) => ({ word: each.name(), description: each.description() }));
    return { candidates: startingWith(current, commands), files: false };
  }
  const { registeredArguments: all } = command;
  const argument = all[position] ?? (all.at(-1)?.variadic ? all.at(-1) : undefined);
  if (!argument) return { candidates: [], files: false };
  const values = argumentValues(argument);
  return { candidates: startingWith(current, values), files: argument.argChoices === undefined };
}

/** Returns words with those that colons separate joined, colons included. */
function withColons(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const [i, word] of words.entries()) {
    if (i > 0 && (word === ':' || words[i - 1] === ':')) joined.push(`${joined.pop()}${word}`);
    else joined.push(word);
  }
  return joined;
}

interface Place {
  readonly command: Command;
  /** Option whose value comes next. */
  readonly awaiting: Option | undefined;
  /** Index of the argument that comes next. */
  readonly position: number;
}

/** Returns the command that words call, and what it expects next. */
function place(program: Command, words: readonly string[]): Place {
  let command = program;
  let awaiting: Option | undefined;
  let position = 0;
  for (const word of words) {
    if (awaiting) {
      awaiting = undefined;
      continue;
    }
    if (word.startsWith('-')) {
      const option = [...command.options, ...program.options].find(
        ({ long, short }) => word === long || word === short,
      );
      awaiting = option?.required ? option : undefined;
      continue;
    }
    const below = command.commands.find((each) => each.name() === word);
    if (below) command = below;
    else position += 1;
  }
  return { command, awaiting, position };
}

function startingWith(start: string, candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ word }) => word.startsWith(start));
}

function optionsOf(command: Command): Candidate[] {
  const help = command.createHelp();
  help.showGlobalOptions = true;
  return [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)].flatMap(
    ({ long, description }) => (long ? [{ word: long, description }] : []),
  );
}

function valuesOf({ argChoices = [] }: Option): Candidate[] {
  return argChoices.map((word) => ({ word, description: '' }));
}

function argumentValues({ argChoices, description }: Argument): Candidate[] {
  if (argChoices) return argChoices.map((word) => ({ word, description: '' }));
  if (!description.includes('phantom:')) return [];
  return phantomNames.map((name) => ({
    word: `phantom:${name}`,
    description: 'Phantom that needs no file.',
  }));
}

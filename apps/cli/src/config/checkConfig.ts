import { excerpt } from '@fourier-features/core/message';
import type { Command } from 'commander';
import { suggestion } from '../terminal/suggestion.ts';
import { UserError } from '../terminal/userError.ts';
import { configOptions, keyOf, lineage, NOT_RECURRING } from './keys.ts';

/** Values by keys of options, and sections by names of commands. */
export type Section = Readonly<Record<string, unknown>>;

/** Address of the schema by which editors complete keys. */
export const SCHEMA_KEY = '$schema';

/**
 * Checks that every key of a section, and of the sections in it, is that of an option or the name of a command there.
 *
 * @throws UserError naming the file, the first other key and the key most like it; or that the key is of an option for one
 * run only.
 */
export function checkConfig(file: string, section: unknown, command: Command): asserts section is Section {
  const path = pathOf(command);
  if (!isSection(section)) {
    const what = path === '' ? '' : `${path} `;
    throw new UserError(`${file}: ${what}must be an object, got ${excerpt(section)}`);
  }
  const keys = configOptions(command).map(keyOf);
  if (command.parent === null) keys.push(SCHEMA_KEY);
  for (const [key, value] of Object.entries(section)) {
    const below = command.commands.find((each) => each.name() === key);
    if (below) checkConfig(file, value, below);
    else if (NOT_RECURRING.includes(key)) {
      throw new UserError(`${file}: ${keyPath(command, key)} must be on the command line, not in a file`);
    } else if (!keys.includes(key)) {
      const names = command.commands.map((each) => each.name());
      const rule = names.length > 0 ? 'an option or a command' : `an option of ${path.replace('.', ' ')}`;
      const meant = suggestion(key, [...keys, ...names]);
      throw new UserError(`${file}: ${keyPath(command, key)} must be ${rule}${meant}`);
    }
  }
}

/** Returns where a key stands in the section of a command, such as `image.fit.scale`. */
export function keyPath(command: Command, key: string): string {
  const path = pathOf(command);
  return path === '' ? excerpt(key) : `${path}.${excerpt(key)}`;
}

/** Returns the section of a command in another section, empty if it is not there. */
export function sectionOf(command: Command, section: Section): Section {
  const below = Object.hasOwn(section, command.name()) ? section[command.name()] : {};
  return below as Section;
}

function pathOf(command: Command): string {
  return lineage(command)
    .slice(1)
    .map((each) => each.name())
    .join('.');
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

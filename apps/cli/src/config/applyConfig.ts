import { relative } from 'node:path';
import type { Command, Option } from 'commander';
import { conditionOf } from '../terminal/option.ts';
import { outputMode } from '../terminal/outputMode.ts';
import { quoted } from '../terminal/quoted.ts';
import { sayAlways } from '../terminal/say.ts';
import { UserError } from '../terminal/userError.ts';
import { checkConfig, keyPath, SCHEMA_KEY, type Section, sectionOf } from './checkConfig.ts';
import { nearestConfig, readConfig } from './configFile.ts';
import { configValue, isFlag } from './configValue.ts';
import { configOptions, keyOf, lineage } from './keys.ts';

/** Source of values from a config file, as commander names sources. */
export const CONFIG = 'config';

/** Keys that count although a checkpoint is continued, whose settings decide about the result. */
const RESUMED_KEYS = ['engine', 'threads', 'quiet', 'color'];

/**
 * Sets options of a command that were not given on the command line from the config file: the one that `--config` names, or
 * the nearest, unless `--no-config` is given. Says which file was read and which options came from it.
 *
 * @throws UserError naming the file, the key and the rule.
 */
export async function applyConfig(command: Command): Promise<void> {
  const [program] = lineage(command);
  const chosen = program!.getOptionValue('config') as string | false | undefined;
  if (chosen === false) return;
  const file = chosen ?? nearestFile();
  if (file === undefined) return;
  const config = await readConfig(file);
  checkConfig(file, config, program!);
  // A file must not silence the line by which one sees that it was read.
  const { quiet } = outputMode;
  const applied = applySettings(file, settingsOf(command, config), command);
  if (!quiet) sayAlways(`options from ${quoted(file)}: ${applied.length > 0 ? applied.join(' ') : 'none'}`);
}

/** Path of the nearest file, from the working directory. */
function nearestFile(): string | undefined {
  const path = nearestConfig(process.cwd());
  return path === undefined ? undefined : relative('', path);
}

/** A value and where it stands. */
interface Setting {
  readonly value: unknown;
  readonly where: string;
}

/** Returns the values for a command by key: those of its own section before those of the sections around it. */
function settingsOf(command: Command, config: Section): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>();
  let section = config;
  for (const level of lineage(command)) {
    if (level.parent) section = sectionOf(level, section);
    const below = level.commands.map((each) => each.name());
    for (const [key, value] of Object.entries(section)) {
      if (key === SCHEMA_KEY || below.includes(key)) continue;
      settings.set(key, { value, where: keyPath(level, key) });
    }
  }
  return settings;
}

/** Sets the options that were not given; returns them as one would type them. */
function applySettings(
  file: string,
  settings: ReadonlyMap<string, Setting>,
  command: Command,
): readonly string[] {
  const [program] = lineage(command);
  const options = configOptions(command);
  const applied = new Map<Option, string>();
  for (const option of inOrder(options)) {
    const key = keyOf(option);
    const setting = settings.get(key);
    if (!setting || (resumes(command) && !RESUMED_KEYS.includes(key))) continue;
    const owner = command.options.includes(option) ? command : program!;
    if (owner.getOptionValueSource(option.attributeName()) === 'cli') continue;
    if (conditionOf(option)?.applies(command.opts()) === false) continue;
    const value = parsed(file, option, setting);
    // `false` is what a flag is without being given, and `true` what a negated one is.
    if (isFlag(option) && value === option.negate) continue;
    owner.setOptionValueWithSource(option.attributeName(), value, CONFIG);
    if (key === 'quiet') outputMode.quiet = true;
    if (key === 'color') outputMode.color = value === true;
    applied.set(option, isFlag(option) ? option.long! : `${option.long} ${quoted(String(setting.value))}`);
  }
  return options.flatMap((option) => applied.get(option) ?? []);
}

/** Returns options with those last whose effect depends on the values of others. */
function inOrder(options: readonly Option[]): readonly Option[] {
  return options.toSorted(
    (a, b) => Number(conditionOf(a) !== undefined) - Number(conditionOf(b) !== undefined),
  );
}

/** Returns whether a command continues a checkpoint, with its settings; a comparison continues by its options. */
function resumes(command: Command): boolean {
  return typeof command.getOptionValue('resume') === 'string';
}

function parsed(file: string, option: Option, { value, where }: Setting): unknown {
  try {
    return configValue(option, value, where);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`${file}: ${error.message}`, { cause: error });
  }
}

import { Option } from 'commander';
import { path, type Rule } from './rules.ts';

export interface OptionSpec<Value> {
  rule: Rule<Value>;
  /** Value if the option is left out. */
  value?: Value;
  /** How help shows that value, if not as it is. */
  shown?: string;
  /** Words to choose from, for help. */
  words?: readonly string[];
  /** Name of the value, if not that of the option. */
  name?: string;
  /** When the option has an effect; by default always. */
  onlyIf?: Condition;
}

/** Values of the options of a command. */
export type Values = Readonly<Record<string, unknown>>;

/** When an option has an effect, by the values of all options of its command. */
export interface Condition {
  applies(values: Values): boolean;
  /** Returns what would have to hold for it to apply. */
  rule(values: Values): string;
}

/** Creates an option whose errors name the option, the rule and the text. */
export function option<Value>(flags: string, description: string, spec: OptionSpec<Value>): Option {
  const { rule, value, shown, words } = spec;
  const created = new SpecifiedOption(flags, description, spec);
  if (words) created.choices(words);
  created.argParser((text) => rule(created.long!, text));
  if (value !== undefined) created.default(value, shown);
  return created;
}

/** Returns when an option has an effect; undefined for always. */
export function conditionOf(given: Option): Condition | undefined {
  return given instanceof SpecifiedOption ? given.onlyIf : undefined;
}

/** An option whose value may have another name, and which may be without effect. */
class SpecifiedOption extends Option {
  readonly onlyIf: Condition | undefined;
  readonly #name: string | undefined;

  constructor(
    flags: string,
    description: string,
    { name, onlyIf }: Pick<OptionSpec<never>, 'name' | 'onlyIf'>,
  ) {
    super(flags, description);
    this.#name = name;
    this.onlyIf = onlyIf;
  }

  override attributeName(): string {
    return this.#name ?? super.attributeName();
  }
}

/** `--out` for a folder, `--overwrite` and `--json`. */
export function outputOptions(out: string): Option[] {
  return [
    option('--out <dir>', `Folder for the results. (default: ${out}, with a number if results are there)`, {
      rule: path,
    }),
    overwriteOption(),
    jsonOption(),
  ];
}

/** `--out` for a file, `--overwrite` and `--json`. */
export function fileOptions(what: string, out: string, rule: Rule<string>): Option[] {
  const description = `${what} to write. (default: ${out}, with a number if it exists)`;
  return [option('--out <file>', description, { rule }), overwriteOption(), jsonOption()];
}

function overwriteOption(): Option {
  return new Option('--overwrite', 'Replace earlier results; without it, they are never replaced.');
}

function jsonOption(): Option {
  return new Option('--json', 'Print one JSON object on stdout and nothing else there.');
}

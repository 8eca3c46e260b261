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
  /** Returns whether the option has an effect next to the values of other options; by default it has. */
  applies?: Applies;
}

/** Whether an option has an effect, by the values of all options of its command. */
export type Applies = (values: Readonly<Record<string, unknown>>) => boolean;

/** Creates an option whose errors name the option, the rule and the text. */
export function option<Value>(flags: string, description: string, spec: OptionSpec<Value>): Option {
  const { rule, value, shown, words } = spec;
  const created = new SpecifiedOption(flags, description, spec);
  if (words) created.choices(words);
  created.argParser((text) => rule(created.long!, text));
  if (value !== undefined) created.default(value, shown);
  return created;
}

/** Returns whether an option may be without effect, which depends on other options. */
export function isConditional(given: Option): given is Option & { readonly applies: Applies } {
  return given instanceof SpecifiedOption && given.applies !== undefined;
}

/** An option whose value may have another name, and which may be without effect. */
class SpecifiedOption extends Option {
  readonly applies: Applies | undefined;
  readonly #name: string | undefined;

  constructor(
    flags: string,
    description: string,
    { name, applies }: Pick<OptionSpec<never>, 'name' | 'applies'>,
  ) {
    super(flags, description);
    this.#name = name;
    this.applies = applies;
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

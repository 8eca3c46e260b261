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
}

/** Creates an option whose errors name the option, the rule and the text. */
export function option<Value>(flags: string, description: string, spec: OptionSpec<Value>): Option {
  const { rule, value, shown, words, name } = spec;
  const created =
    name === undefined ? new Option(flags, description) : new NamedOption(flags, description, name);
  if (words) created.choices(words);
  created.argParser((text) => rule(created.long!, text));
  if (value !== undefined) created.default(value, shown);
  return created;
}

/** An option whose value has another name. */
class NamedOption extends Option {
  readonly #name: string;

  constructor(flags: string, description: string, name: string) {
    super(flags, description);
    this.#name = name;
  }

  override attributeName(): string {
    return this.#name;
  }
}

/** `--out` for a folder and `--json`. */
export function outputOptions(out: string): Option[] {
  return [option('--out <dir>', `Folder for the results. (default: ${out})`, { rule: path }), jsonOption()];
}

/** `--json`. */
export function jsonOption(): Option {
  return new Option('--json', 'Print one JSON object on stdout and nothing else there.');
}

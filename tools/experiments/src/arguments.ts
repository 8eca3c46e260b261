import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** The options of an experiment's command line. */
export interface ExperimentArguments {
  readonly protocol: 'quick' | 'paper';
  /** The only encoding to run. */
  readonly encoding: string | undefined;
  /** Number of steps that replaces the protocol's. */
  readonly steps: number | undefined;
  /** Fraction of the protocol's counts to spend, in (0, 1]. */
  readonly budget: number | undefined;
  /** Keeps the results that the record holds for the same protocol and adds the rest. */
  readonly resume: boolean;
  /** With `resume`, keeps results that other sources made, marked as theirs. */
  readonly mixedSources: boolean;
  /** Files or names to run on; empty for the experiment's own. */
  readonly inputs: readonly string[];
  /** Whether less than the protocol is run, so that nothing may be recorded. */
  readonly partial: boolean;
}

const SHORTENING_HELP = `  --steps <n>         Number of steps, to try it out; nothing is recorded.
  --budget <f>        Fraction of the protocol's steps, such as 0.01; nothing is recorded.
`;

const WHOLE_HELP = `
  --encoding <name>   Only this encoding, such as gaussian; nothing is recorded.
${SHORTENING_HELP}`;

const RESUMABLE_HELP = `
  --encoding <name>   Only this method, such as gaussian.
  --resume            Add to the record of the same protocol, version and sources instead of starting a new one.
  --mixed-sources     With --resume, keep results of other sources or engines; the record says which are theirs.
${SHORTENING_HELP}`;

/**
 * Reads the options that all experiments share. With `--help`, prints `usage` and the options and exits with 0; if an
 * option is wrong, prints one line to standard error and exits with 2.
 *
 * @param usage what the experiment does and how to call it.
 * @param examples lines to print last.
 * @param resumable whether the experiment supports `resume`, so that its record can be made in parts.
 */
export function experimentArguments(
  usage: string,
  examples: string,
  { resumable = false }: { resumable?: boolean } = {},
): ExperimentArguments {
  try {
    const given = parseExperimentArguments(process.argv.slice(2), resumable);
    if (given !== 'help') {
      checkSeenByCache(given.inputs, process.env['TURBO_HASH']);
      return given;
    }
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(2);
  }
  process.stdout.write(`${usage}\n${resumable ? RESUMABLE_HELP : WHOLE_HELP}\nExamples:\n${examples}\n`);
  process.exit(0);
}

/**
 * Refuses files of the user's own in a run that turbo started: turbo knows their names but not what is in them, and would show
 * the result for an old content again.
 *
 * @param hash turbo's hash of the run; undefined if turbo did not start it.
 * @throws RangeError in one line.
 */
export function checkSeenByCache(inputs: readonly string[], hash: string | undefined): void {
  const file = hash === undefined ? undefined : inputs.find((input) => existsSync(input));
  if (file === undefined) return;
  throw new RangeError(
    `turbo would keep the result for ${file} even if the file changes. Run the script with npx pnpm --filter instead.`,
  );
}

/**
 * Parses the options that all experiments share.
 *
 * @returns `help` if it is requested.
 * @throws RangeError or TypeError, in one line, if an option is unknown or its value is out of range.
 */
export function parseExperimentArguments(
  args: readonly string[],
  resumable: boolean,
): ExperimentArguments | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      protocol: { type: 'string', default: 'quick' },
      encoding: { type: 'string' },
      steps: { type: 'string' },
      budget: { type: 'string' },
      resume: { type: 'boolean', default: false },
      'mixed-sources': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  if (values.help) return 'help';
  const { protocol, encoding, resume } = values;
  if (protocol !== 'quick' && protocol !== 'paper')
    throw new RangeError(`--protocol must be quick or paper, got ${protocol}`);
  if (resume && !resumable)
    throw new RangeError('--resume: this experiment always starts a new record. Leave it out.');
  const mixedSources = values['mixed-sources'];
  if (mixedSources && !resume)
    throw new RangeError('--mixed-sources keeps the results of a record that --resume adds to. Pass both.');
  const steps = values.steps === undefined ? undefined : Number(values.steps);
  if (steps !== undefined && !(Number.isInteger(steps) && steps >= 1))
    throw new RangeError(`--steps must be an integer of at least 1, got ${values.steps}`);
  const budget = values.budget === undefined ? undefined : Number(values.budget);
  if (budget !== undefined && !(budget > 0 && budget <= 1))
    throw new RangeError(`--budget must be a number above 0 and at most 1, got ${values.budget}`);
  if (steps !== undefined && budget !== undefined)
    throw new RangeError('--steps and --budget exclude each other. Leave one out.');
  const shortened = steps !== undefined || budget !== undefined;
  return {
    protocol,
    encoding,
    steps,
    budget,
    resume,
    mixedSources,
    inputs: positionals,
    partial: shortened || (!resumable && encoding !== undefined),
  };
}

import { parseArgs } from 'node:util';

/** What the command line of an experiment says. */
export interface ExperimentArguments {
  readonly protocol: 'quick' | 'paper';
  /** Only this encoding. */
  readonly encoding: string | undefined;
  /** Instead of the protocol's number of steps. */
  readonly steps: number | undefined;
  /** Keep what the record holds of the same protocol, and do the rest. */
  readonly resume: boolean;
  /** Files or names to run it on; none for the experiment's own. */
  readonly inputs: readonly string[];
  /** Whether less than the protocol is asked for; nothing is recorded then. */
  readonly partial: boolean;
}

const STEPS_HELP = '  --steps <n>         fewer steps, to try it out; nothing is recorded then\n';

const WHOLE_HELP = `
  --encoding <name>   only this encoding, such as gaussian; nothing is recorded then
${STEPS_HELP}`;

const RESUMABLE_HELP = `
  --encoding <name>   only this method, such as gaussian
  --resume            add to the record of the same protocol and version instead of starting anew
${STEPS_HELP}`;

/**
 * Reads the options that all experiments have. With `--help` it prints `usage` and the options and ends the process;
 * so it does, with exit code 2 and one line, where they are wrong.
 *
 * @param usage what the experiment does and how it is called.
 * @param examples lines to print last.
 * @param resumable whether the experiment heeds `resume`, so that its record can be made in parts.
 */
export function experimentArguments(
  usage: string,
  examples: string,
  { resumable = false }: { resumable?: boolean } = {},
): ExperimentArguments {
  const { values, positionals } = parsed();
  if (values.help) {
    process.stdout.write(`${usage}\n${resumable ? RESUMABLE_HELP : WHOLE_HELP}\nExamples:\n${examples}\n`);
    process.exit(0);
  }
  if (values.resume && !resumable) refuse('--resume: this experiment starts anew every time; leave it out');
  const steps = values.steps === undefined ? undefined : Number(values.steps);
  if (steps !== undefined && !(Number.isInteger(steps) && steps > 0))
    refuse(`--steps must be a whole number of at least 1, got ${values.steps}`);
  return {
    protocol: values.protocol === 'paper' ? 'paper' : 'quick',
    encoding: values.encoding,
    steps,
    resume: values.resume,
    inputs: positionals,
    partial: steps !== undefined || (!resumable && values.encoding !== undefined),
  };
}

function parsed() {
  try {
    return parseArgs({
      options: {
        protocol: { type: 'string', default: 'quick' },
        encoding: { type: 'string' },
        steps: { type: 'string' },
        resume: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

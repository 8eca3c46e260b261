import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** An engine in a separate process that works only on request. */
export interface Contestant {
  /** Name that the process reports. */
  readonly engine: string;
  /** Sends a line and resolves to the number that the process answers. */
  ask(line: string): Promise<number>;
  stop(): void;
}

/**
 * Starts a contestant. The first line that it prints is its name.
 *
 * @throws Error with the last line of its standard error if it exits before printing its name.
 */
export async function startContestant(
  command: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Contestant> {
  const [program, ...rest] = command;
  const child: ChildProcessWithoutNullStreams = spawn(program!, rest, { env: environment });
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += String(data);
  });
  child.on('error', (error) => {
    errors += error.message;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(errors.trim().split('\n').pop() || `${program} ended`);
    return value;
  };
  return {
    engine: await next(),
    ask: async (line) => {
      if (!child.stdin.write(`${line}\n`)) await once(child.stdin, 'drain');
      return Number(await next());
    },
    stop: () => child.kill(),
  };
}

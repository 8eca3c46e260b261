import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Something that trains, in a process of its own, idle until it is asked. */
export interface Contestant {
  /** What it says it is. */
  readonly engine: string;
  /** Sends a line and waits for the number that answers it. */
  ask(line: string): Promise<number>;
  stop(): void;
}

/**
 * Starts a contestant; its first line names it.
 *
 * @throws Error if it ends before it has said anything, with the last line of what it complained of.
 */
export async function startContestant(
  command: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Contestant> {
  const [program, ...rest] = command;
  const child: ChildProcessWithoutNullStreams = spawn(program!, rest, { env: environment });
  let complaint = '';
  child.stderr.on('data', (data) => {
    complaint += String(data);
  });
  child.on('error', (error) => {
    complaint += error.message;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(complaint.trim().split('\n').pop() || `${program} ended`);
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

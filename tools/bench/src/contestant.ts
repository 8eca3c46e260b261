import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { failureReason } from './failureReason.ts';

/** What a contestant says of itself when it is ready. */
export interface Introduction {
  /** Name of the engine, such as `wasm-relaxed-simd`. */
  readonly engine: string;
  /** Threads of the processor; 0 on a GPU. */
  readonly threads: number;
  /** Width of its vectors in bits; 0 on a GPU. */
  readonly vectorBits: number;
  /** Versions of what it is made of, by name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** An engine in a separate process that works only on request. */
export interface Contestant extends Introduction {
  /** Sends a line and resolves to the numbers of the answer, which spaces separate. */
  ask(line: string): Promise<readonly number[]>;
  stop(): void;
}

/**
 * Starts a contestant. The first line that it prints is its introduction as JSON.
 *
 * @throws Error with the last line of its standard error if it exits before.
 */
export async function startContestant(
  command: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
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
    if (done) throw new Error(failureReason(errors) ?? `${program} ended`);
    return value;
  };
  return {
    ...(JSON.parse(await next()) as Introduction),
    ask: async (line) => {
      if (!child.stdin.write(`${line}\n`)) await once(child.stdin, 'drain');
      return (await next()).split(' ').map(Number);
    },
    stop: () => child.kill(),
  };
}

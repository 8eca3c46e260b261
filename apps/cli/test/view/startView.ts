import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** The command, which serves a result in a process of its own. */
export interface StartedView {
  /** Address of the page. */
  readonly url: string;
  /** Interrupts the command as Ctrl-C does, and resolves to its exit code. */
  interrupt(): Promise<number | null>;
}

/** Runs `view` with `--json` and waits for the address that it prints. */
export async function startView(folder: string, words: readonly string[]): Promise<StartedView> {
  const child = spawn(process.execPath, [MAIN, 'view', ...words, '--json'], { cwd: folder });
  let printed = '';
  child.stdout.on('data', (data: Buffer) => {
    printed += data.toString();
  });
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const ended = exit.then(() => Promise.reject(new Error(`view ended: ${said}`)));
  ended.catch(() => undefined);
  while (!printed.includes('\n')) await Promise.race([once(child.stdout, 'data'), ended]);
  return {
    url: (JSON.parse(printed) as { url: string }).url,
    interrupt: async () => {
      child.kill('SIGINT');
      return (await exit)[0];
    },
  };
}

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface NetworkRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What it connected to, sent, looked up or listened on, a line each. */
  readonly connections: readonly string[];
}

/**
 * Runs Node with the given options and records what it does on the network, in all its threads and in the Node processes it
 * starts.
 */
export async function runAndListConnections(
  options: readonly string[],
  { cwd }: { readonly cwd?: string } = {},
): Promise<NetworkRun> {
  const folder = mkdtempSync(join(tmpdir(), 'fourier-features-network-'));
  const file = join(folder, 'connections');
  const preload = new URL('./recordConnections.ts', import.meta.url).href;
  const env = {
    ...process.env,
    NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${preload}`,
    RECORDED_CONNECTIONS: file,
  };
  try {
    const run = await new Promise<Omit<NetworkRun, 'connections'>>((resolve) => {
      execFile(process.execPath, options, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
      );
    });
    const recorded = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    return { ...run, connections: recorded };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

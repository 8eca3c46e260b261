import { spawn } from 'node:child_process';

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** Runs a program of the workspace and shows its output; passed if its exit code is 0. */
export async function runCheck(name: string, program: string, options: readonly string[]): Promise<Outcome> {
  process.stdout.write(`\n— ${name}: ${program} ${options[0]}\n`);
  const child = spawn(program, options, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  });
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (each) => resolve(each ?? 1));
  });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

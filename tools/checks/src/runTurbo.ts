import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs turbo in the root of the workspace, without telemetry, and returns its exit code. */
export function runTurbo(options: readonly string[]): number {
  const { status } = spawnSync(process.execPath, ['node_modules/turbo/bin/turbo', ...options], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  });
  return status ?? 1;
}

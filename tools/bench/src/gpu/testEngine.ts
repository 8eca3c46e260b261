import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../../../', import.meta.url);

/** Runs the tests of the WebGPU engine on the machine's own GPU, prints what they print, and returns whether they passed. */
export async function testEngine(): Promise<boolean> {
  const vitest = fileURLToPath(new URL('node_modules/vitest/vitest.mjs', ROOT));
  const child = spawn(process.execPath, [vitest, 'run', '--project', 'webgpu'], {
    cwd: fileURLToPath(ROOT),
    env: { ...process.env, WEBGPU: 'real' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [status] = (await once(child, 'exit')) as [number | null];
  return status === 0;
}

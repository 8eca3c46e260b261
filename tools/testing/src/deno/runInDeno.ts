import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { NO_SWIFTSHADER, testEnvironment } from '../webgpu/testEnvironment.ts';
import { bundled } from './bundled.ts';
import { denoPath } from './denoPath.ts';

const deno = denoPath();
const reason = deno === undefined ? 'no Deno; npm run setup:all installs one' : NO_SWIFTSHADER;

/** Whether there is a Deno, and an adapter for its WebGPU. */
export const hasDeno: boolean = deno !== undefined && testEnvironment !== undefined;

/** Returns the title of tests that run in Deno, which says why they are skipped if there is none. */
export function inDeno(what: string): string {
  return `${what} in Deno${hasDeno ? '' : ` (skipped: ${reason})`}`;
}

/**
 * Runs a module in Deno, whose WebGPU is that of Firefox (wgpu, whose compiler is Naga), on SwiftShader, or with `WEBGPU=real`
 * on the machine's GPU.
 *
 * @returns what the module wrote.
 * @throws Error with what it wrote to stderr if it fails.
 */
export async function runInDeno(module: URL, args: readonly string[] = []): Promise<string> {
  if (!hasDeno) throw new Error(`runInDeno: ${reason}`);
  const program = spawn(
    deno!,
    ['run', '--quiet', '--no-config', '--unstable-webgpu', '--allow-env', '-', ...args],
    {
      env: { ...process.env, ...testEnvironment },
    },
  );
  program.stdin.end(await bundled(module));
  const [output, errors, status] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    new Promise<number | null>((resolve, reject) => {
      program.on('error', reject);
      program.on('close', resolve);
    }),
  ]);
  if (status !== 0) throw new Error(`runInDeno: ${errors || `ended with ${status}`}`);
  return output;
}

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Report } from './runner.ts';

/**
 * Imports modules one after another in one Node process.
 *
 * @param folder working directory of the process.
 * @param environment variables of the process in addition to those of this one.
 * @returns for each module in turn, undefined if it ran to its end, otherwise what went wrong.
 */
export async function runModules(
  modules: readonly URL[],
  folder: URL,
  {
    timeoutSeconds = 600,
    environment = {},
  }: { timeoutSeconds?: number; environment?: Readonly<Record<string, string>> } = {},
): Promise<(string | undefined)[]> {
  const runner = fileURLToPath(new URL('runner.ts', import.meta.url));
  const child = fork(
    runner,
    modules.map(({ href }) => href),
    {
      cwd: fileURLToPath(folder),
      env: { ...process.env, ...environment },
      silent: true,
      execArgv: [],
      timeout: 1000 * timeoutSeconds,
    },
  );
  const reports = new Map<string, string | undefined>();
  let stderr = '';
  child.on('message', ({ module, error }: Report) => reports.set(module, error));
  child.stdout!.resume();
  child.stderr!.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  const ending = await new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ? `killed by ${signal}` : `exit code ${code}`));
  });
  const firstUnfinished = modules.findIndex(({ href }) => !reports.has(href));
  return modules.map(({ href }, i) => {
    if (reports.has(href)) return reports.get(href);
    return i === firstUnfinished
      ? `the process ended before the module did (${ending})\n${stderr}`
      : 'not run: the process ended in an earlier module';
  });
}

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Checks the types of all modules in a folder with one run of the compiler.
 *
 * @param folder holds a tsconfig.json; with a trailing slash.
 * @returns the errors, such as `(3,7): error TS2304: Cannot find name 'x'.`, by the name of the file that they are in; those
 *   in other files by their path.
 * @throws Error if the compiler fails without naming an error.
 */
export async function typeErrors(folder: URL): Promise<ReadonlyMap<string, readonly string[]>> {
  const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
  const { code, output } = await run([compiler, '--pretty', 'false', '-p', '.'], folder);
  const errors = new Map<string, string[]>();
  for (const [, file, message] of output.matchAll(/^(\S.*?)(\(\d+,\d+\): error .*)$/gm)) {
    errors.set(file!, [...(errors.get(file!) ?? []), message!]);
  }
  if (code !== 0 && errors.size === 0) throw new Error(`typeErrors: the compiler failed: ${output}`);
  return errors;
}

function run(command: readonly string[], folder: URL): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, command, { cwd: fileURLToPath(folder) });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data.toString();
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

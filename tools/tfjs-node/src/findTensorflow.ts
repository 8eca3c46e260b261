import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './runProgram.ts';

/** The newest with which the binding was compiled and tested. */
const TENSORFLOW = 'tensorflow==2.21.0';

const FIND = `
import importlib.util
found = importlib.util.find_spec('tensorflow')
print(found.submodule_search_locations[0] if found else '')`;

/**
 * Returns the folder of TensorFlow's Python package, which holds the headers and libraries of its C API: the one of `$PYTHON`, or one
 * that it installs in a virtual environment. Python itself never imports it, so its dependencies are left out.
 *
 * @param venv folder of the virtual environment.
 * @throws Error if `$PYTHON` has no TensorFlow, or if it cannot be installed.
 */
export async function findTensorflow(venv: string): Promise<string> {
  const named = process.env['PYTHON'];
  if (named) {
    const folder = await tensorflowOf(named);
    if (folder) return folder;
    throw new Error(
      `findTensorflow: ${named} has no TensorFlow. Unset PYTHON, and it will be installed in ${venv}.`,
    );
  }
  const python = join(venv, 'bin', 'python');
  if (!existsSync(python)) await runProgram('python3', ['-m', 'venv', venv]);
  const present = await tensorflowOf(python);
  if (present) return present;
  await runProgram(python, ['-m', 'pip', 'install', '--no-deps', TENSORFLOW]);
  return (await tensorflowOf(python))!;
}

async function tensorflowOf(python: string): Promise<string | undefined> {
  return (await runProgram(python, ['-c', FIND])).trim() || undefined;
}

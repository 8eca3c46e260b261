import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The virtual environment that `installPytorch.ts` makes. */
export const VENV: string = fileURLToPath(new URL('../../.venv', import.meta.url));

/** Returns the Python of a virtual environment. */
export function pythonOf(venv: string): string {
  return process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');
}

/** Returns the Python to time PyTorch with: `$PYTHON`, or the virtual environment's if it was made. */
export function findPython(): string | undefined {
  const ours = pythonOf(VENV);
  return process.env['PYTHON'] ?? (existsSync(ours) ? ours : undefined);
}

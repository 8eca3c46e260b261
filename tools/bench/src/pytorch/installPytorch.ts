/**
 * Makes tools/bench/.venv with the newest PyTorch, or updates it. Run with `npx pnpm --filter @fourier-features/bench pytorch`.
 *
 * The Python is `$PYTHON`, or python3 on the path. pip's own settings apply: `PIP_INDEX_URL` chooses another index.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pythonOf, VENV } from './python.ts';

const base = process.env['PYTHON'] ?? (process.platform === 'win32' ? 'python' : 'python3');
const python = pythonOf(VENV);
if (!existsSync(python)) run(base, ['-m', 'venv', VENV]);
// PyTorch prints a warning without NumPy.
run(python, ['-m', 'pip', 'install', '--upgrade', 'torch', 'numpy']);
run(python, [
  '-c',
  'import torch; print("PyTorch", torch.__version__, "on", torch.get_num_threads(), "threads")',
]);

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error)
    throw new Error(
      `installPytorch: cannot run ${command}: ${error.message}. Set PYTHON to Python 3.10 or later.`,
    );
  if (status !== 0)
    throw new Error(`installPytorch: ${command} ${args.join(' ')} ended with status ${status}`);
}

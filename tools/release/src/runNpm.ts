import { type RunOptions, run } from './run.ts';

/** Without install scripts, as careful users have it, and without requests for anything but packages. */
const FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund'];

/** Installs packages by a command of npm, `install` or `ci`, with its options. */
export async function runNpm(options: readonly string[], runOptions: RunOptions): Promise<void> {
  await run('npm', [...options, ...FLAGS], runOptions);
}

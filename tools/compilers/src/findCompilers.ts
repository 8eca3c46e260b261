import { type Compiler, runCompiler } from './compiler.ts';

const COMMANDS = [['cc'], ['clang'], ['gcc'], ['zig', 'cc']];

/**
 * Returns the C compilers of this machine that can be started, the preferred one first: the one that the environment
 * variable `CC` names, or else those of `cc`, `clang`, `gcc` and `zig cc` on the path.
 */
export async function findCompilers(): Promise<Compiler[]> {
  const named = process.env['CC']?.trim();
  const commands = named ? [named.split(/\s+/)] : COMMANDS;
  const compilers = await Promise.all(commands.map(describeCompiler));
  return compilers.filter((compiler) => compiler !== undefined);
}

async function describeCompiler(command: readonly string[]): Promise<Compiler | undefined> {
  try {
    const version = (await runCompiler(command, ['--version'], '.')).split('\n')[0]!.trim();
    return { command, family: familyOf(command, version), version };
  } catch {
    return undefined;
  }
}

function familyOf(command: readonly string[], version: string): Compiler['family'] {
  if (command.at(-1) === 'cc' && command.length > 1) return 'zig';
  return version.includes('clang') ? 'clang' : 'gcc';
}

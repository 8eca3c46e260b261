import { execFile, spawnSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { completion } from '../src/completion/candidates.ts';
import { createProgram } from '../src/program.ts';
import { inFolder, runCli } from './runCli.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function words(...typed: string[]): string[] {
  return completion(createProgram(), typed).candidates.map(({ word }) => word);
}

test('commands complete at each level, and nothing that does not begin as typed', () => {
  expect(words('im')).toEqual(['image']);
  expect(words('ct', '')).toEqual(expect.arrayContaining(['fit', 'reconstruct', 'compare']));
  expect(words('xyz')).toEqual([]);
  // As PowerShell passes an empty word.
  expect(words('image', '""')).toEqual(words('image', ''));
});

test('options complete with those of every command, and their values with the words to choose from', () => {
  expect(words('image', 'fit', '--enc')).toEqual(['--encoding']);
  expect(words('image', 'fit', '--qui')).toEqual(['--quiet']);
  expect(words('image', 'fit', 'photo.jpg', '--kind', '')).toEqual(['photo', 'text']);
  // As bash splits --kind=t.
  expect(words('image', 'fit', '--kind', '=', 't')).toEqual(['text']);
  expect(words('ct', 'fit', 'phantom:s')).toEqual(['phantom:shepp-logan']);
  // As bash splits phantom:s and phantom: with COMP_WORDBREAKS of its own.
  expect(words('ct', 'fit', 'phantom', ':', 's')).toEqual(['phantom:shepp-logan']);
  expect(words('ct', 'fit', 'phantom', ':')).toEqual(['phantom:shepp-logan', 'phantom:random']);
});

test('paths stand where an argument or the value of an option is one', () => {
  const files = (...typed: string[]): boolean => completion(createProgram(), typed).files;
  expect(files('image', 'fit', '')).toBe(true);
  expect(files('image', 'fit', '--out', '')).toBe(true);
  expect(files('image', 'fit', '--steps', '')).toBe(false);
  expect(files('image', '')).toBe(false);
});

test('another shell is refused', async () => {
  const { code, stderr } = await runCli('.', ['completion', 'csh']);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /: shell must be one of bash, zsh, fish, powershell, got csh\. Did you mean zsh\?\n$/,
  );
});

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

/** Runs a script of a shell in which `fourier-features` is this program. */
async function inShell(shell: string, script: string): Promise<string> {
  let output = '';
  await inFolder(async (folder) => {
    const program = join(folder, 'fourier-features');
    await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${MAIN}' "$@"\n`);
    await chmod(program, 0o755);
    const env = { ...process.env, HOME: folder, PATH: `${folder}${delimiter}${process.env['PATH']}` };
    output = (await promisify(execFile)(shell, ['-c', script], { cwd: folder, env })).stdout;
  });
  return output;
}

test.skipIf(!has('bash'))('bash completes by the script that is printed', async () => {
  const output = await inShell(
    'bash',
    `eval "$(fourier-features completion bash)"
     COMP_WORDS=(fourier-features image fit --kind p) COMP_CWORD=4; _fourier_features; echo "\${COMPREPLY[@]}"
     touch 'a photo.png'; COMP_WORDS=(fourier-features image fit a) COMP_CWORD=3; _fourier_features; echo "\${COMPREPLY[@]}"`,
  );
  expect(output).toBe('photo\na photo.png\n');
});

test.skipIf(!has('bash'))('bash completes what follows a colon, as Tab does on a terminal', async () => {
  const output = await inShell(
    'bash',
    `eval "$(fourier-features completion bash)"
     complete_line() {
       COMP_LINE="$1" COMP_POINT=\${#1}; shift; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
       _fourier_features; printf '%s|' "\${COMPREPLY[@]}"; echo
     }
     complete_line 'fourier-features ct fit phantom:s' fourier-features ct fit phantom : s
     complete_line 'fourier-features ct fit phantom:' fourier-features ct fit phantom :
     touch 'scan:one.npy'; complete_line 'fourier-features ct fit scan:' fourier-features ct fit scan :
     COMP_WORDBREAKS=' '; complete_line 'fourier-features ct fit phantom:s' fourier-features ct fit phantom:s`,
  );
  expect(output).toBe('shepp-logan|\nshepp-logan|random|\none.npy|\nphantom:shepp-logan|\n');
});

test.skipIf(!has('fish'))('fish completes by the script that is printed', async () => {
  const output = await inShell(
    'fish',
    `fourier-features completion fish | source
     complete -C 'fourier-features image fit --kind p'`,
  );
  expect(output).toBe('photo\n');
});

test.skipIf(!has('zsh'))('zsh accepts the script that is printed', async () => {
  const output = await inShell(
    'zsh',
    'autoload -U compinit; compinit -u; eval "$(fourier-features completion zsh)"; echo $_comps[fourier-features]',
  );
  expect(output).toBe('_fourier_features\n');
});

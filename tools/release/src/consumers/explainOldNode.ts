import { join } from 'node:path';
import type { ReleaseCheck } from '../releaseCheck.ts';
import { type Ended, runToEnd } from '../run.ts';
import { FIT } from './fitInNode.ts';
import { nodeBinary, TOO_OLD } from './nodes.ts';
import { createProject } from './project.ts';

/** What every message says. */
const NEEDED = 'Node 22.12 or newer';

/** An attempt on a Node that is too old, and what it must print. */
interface Attempt {
  readonly what: string;
  readonly options: readonly string[];
  readonly sentence: RegExp;
}

const PROGRAM = join('node_modules', '@fourier-features', 'cli', 'dist', 'main.js');
const ATTEMPTS: readonly Attempt[] = [
  {
    what: 'import',
    options: ['fit.js'],
    sentence: new RegExp(`^Error: .*needs ${NEEDED}, this is ${TOO_OLD}`, 'm'),
  },
  // Node's own sentence, which is the clearest that there is.
  {
    what: 'require()',
    options: ['--eval', "require('@fourier-features/core')", '--input-type=commonjs'],
    sentence: /require\(\) of ES Module .* not supported\.\nInstead change .* to a dynamic import\(\)/,
  },
  {
    what: 'the command line',
    options: [PROGRAM, '--version'],
    sentence: new RegExp(`^fourier-features: needs ${NEEDED}, this is ${TOO_OLD}\n$`),
  },
];

/** Checks what one reads on a Node that is too old: a sentence that names the Node that is needed, or the way to import. */
export const explainOldNode: ReleaseCheck = {
  name: 'old Node',
  run: async ({ folder }) => {
    const node = await nodeBinary(TOO_OLD);
    const install = ['core', 'engines', 'image', 'cli'].map((name) => `@fourier-features/${name}`);
    await createProject(folder, { install, files: { 'fit.js': FIT } });
    const faults: string[] = [];
    for (const { what, options, sentence } of ATTEMPTS) {
      const ended = await runToEnd(node, options, { cwd: folder });
      if (ended.code === 0 || !sentence.test(ended.stderr)) faults.push(unexplained(what, ended));
    }
    return faults;
  },
};

function unexplained(what: string, { code, stderr }: Ended): string {
  return `${what} on Node ${TOO_OLD} must explain itself, got exit code ${code} and: ${stderr.trim()}`;
}

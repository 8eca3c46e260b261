import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseCheck } from '../releaseCheck.ts';
import { runToEnd } from '../run.ts';
import { installedEntries, libraries, PEERS } from './entries.ts';
import { nodeBinary, SUPPORTED } from './nodes.ts';
import { createProject } from './project.ts';

/** Loads every entry with the statement that `load` holds, and prints a line for each that fails. */
const program = (entries: readonly string[], load: string) => `(async () => {
  for (const entry of ${JSON.stringify(entries)})
    try {
      ${load};
    } catch (error) {
      console.log(entry + ': ' + error.message.split('\\n')[0]);
    }
})();
`;

/** Imports and requires every entry of every package on every Node that is supported. */
export const loadEntries: ReleaseCheck = {
  name: 'entries',
  run: async ({ folder, tarballs }) => {
    const names = libraries(tarballs);
    await createProject(folder, { install: [...names, ...PEERS] });
    const entries = await installedEntries(folder, names);
    await writeFile(join(folder, 'import.mjs'), program(entries, 'await import(entry)'));
    await writeFile(join(folder, 'require.cjs'), program(entries, 'require(entry)'));
    const faults: string[] = [];
    for (const version of SUPPORTED)
      for (const file of ['import.mjs', 'require.cjs']) {
        const { code, stdout, stderr } = await runToEnd(await nodeBinary(version), [file], { cwd: folder });
        const lines = stdout.split('\n').filter(Boolean);
        if (code !== 0) lines.push(stderr.trim());
        faults.push(...lines.map((line) => `Node ${version}, ${file}: ${line}`));
      }
    return faults;
  },
};

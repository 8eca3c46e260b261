import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runShortly } from '@fourier-features/experiments';
import { expect, test } from 'vitest';

/** A script with a folder of records next to it that holds `old.json`. */
async function withScript(source: string, use: (script: URL) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fourier-features-short-'));
  try {
    await mkdir(join(folder, 'records'));
    await writeFile(join(folder, 'records', 'old.json'), '{}');
    await writeFile(join(folder, 'run.mjs'), source);
    await use(pathToFileURL(join(folder, 'run.mjs')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('runShortly(script, options) runs 1 in 500 steps of the quick protocol and returns what it prints', async () => {
  await withScript('process.stdout.write(process.argv.slice(2).join(" "))', async (script) => {
    expect(await runShortly(script, '--encoding', 'none', 'a')).toEqual({
      stdout: '--protocol quick --budget 0.002 --encoding none a',
      changedRecords: [],
    });
  });
});

test('runShortly(script) names records that appear or change', async () => {
  const source = `import { writeFileSync } from 'node:fs';
for (const name of ['old', 'new']) writeFileSync(new URL(\`records/\${name}.json\`, import.meta.url), name);`;
  await withScript(source, async (script) => {
    expect((await runShortly(script)).changedRecords.toSorted()).toEqual(['new.json', 'old.json']);
  });
});

test('runShortly(script) rejects with the message of a script that fails', async () => {
  await withScript('throw new RangeError("no such subject")', async (script) => {
    await expect(runShortly(script)).rejects.toThrow('RangeError: no such subject');
  });
});

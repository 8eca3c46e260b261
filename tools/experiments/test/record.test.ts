import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { openRecord, type RecordPart, recordParts, type Sources } from '@fourier-features/experiments';
import { describe, expect, it } from 'vitest';

const SOURCES: Sources = { hash: 'a'.repeat(64), commit: 'c'.repeat(40), dirty: false };
const OTHERS: Sources = { hash: 'b'.repeat(64), commit: 'd'.repeat(40), dirty: false };

interface Written {
  readonly results: readonly string[];
  readonly parts?: readonly RecordPart[];
  readonly version: string;
}

interface Options {
  readonly steps?: number;
  readonly sources?: Sources;
  readonly resume?: boolean;
  readonly mixedSources?: boolean;
}

/** Gives a test a record that is not written yet. */
async function withRecord(
  use: (record: {
    file: URL;
    open(options?: Options): ReturnType<typeof openRecord<object, string>>;
    read(): Promise<Written>;
  }) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fourier-features-records-'));
  try {
    const file = pathToFileURL(join(folder, 'quick.json'));
    await use({
      file,
      open: ({ steps = 3, sources = SOURCES, ...resuming } = {}) =>
        openRecord<object, string>(file, {
          experiment: 'test/quick',
          engine: 'none',
          protocol: { steps },
          sources,
          ...resuming,
        }),
      read: async () => JSON.parse(await readFile(file, 'utf8')) as Written,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens the record in a process of its own, since a refusal ends it, and returns what it prints to standard error. */
async function refusal(file: URL): Promise<{ code: number; stderr: string }> {
  const options = {
    experiment: 'test/quick',
    engine: 'none',
    protocol: { steps: 3 },
    resume: true,
    sources: SOURCES,
  };
  const module = import.meta.resolve('@fourier-features/experiments');
  const script = `import { openRecord } from ${JSON.stringify(module)};
openRecord(new URL(${JSON.stringify(file.href)}), ${JSON.stringify(options)});`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]).then(
    () => ({ code: 0, stderr: '' }),
    (error: unknown) => error as { code: number; stderr: string },
  );
}

describe('openRecord', () => {
  it('grows a record over runs of the same protocol and starts over for another', async () => {
    await withRecord(async ({ open, read }) => {
      await open().add('first');
      const second = open({ resume: true });
      expect(second.results).toEqual(['first']);
      await second.add('second');
      const written = await read();
      expect(written.results).toEqual(['first', 'second']);
      expect(written.version).toMatch(/^\d+\.\d+\.\d+/);
      expect(open({ steps: 4, resume: true }).results).toEqual([]);
      expect(open().results).toEqual([]);
    });
  });

  it('names the sources of the results, those of a resumed run with the same sources in one part', async () => {
    await withRecord(async ({ open, read }) => {
      await open().add('first');
      const later = { ...SOURCES, commit: 'e'.repeat(40) };
      const resumed = open({ sources: later, resume: true });
      await resumed.add('second');
      await resumed.add('third');
      expect((await read()).parts).toEqual([{ results: 3, sources: later }]);
    });
  });

  it('keeps results of other sources in a part of their own with mixedSources', async () => {
    await withRecord(async ({ open, read }) => {
      await open({ sources: OTHERS }).add('first');
      await open({ resume: true, mixedSources: true }).add('second');
      expect((await read()).parts).toEqual([
        { results: 1, sources: OTHERS },
        { results: 1, sources: SOURCES },
      ]);
    });
  });

  it('refuses in one line to resume a record that other sources made', async () => {
    await withRecord(async ({ file, open }) => {
      await open({ sources: OTHERS }).add('first');
      expect(await refusal(file)).toMatchObject({
        code: 2,
        stderr: `--resume: ${fileURLToPath(file)} was made by other sources: their hash is bbbbbbbbbbbb, that of these is aaaaaaaaaaaa. Leave out --resume to start a new record, or pass --mixed-sources to keep its results in a part of their own. Its sources are those of commit dddddddddddd.\n`,
      });
    });
  });

  it('refuses to resume a record that names no sources, which recordParts marks as unknown', async () => {
    await withRecord(async ({ file, open, read }) => {
      await open().add('first');
      const { parts: _, ...unmarked } = await read();
      await writeFile(file, JSON.stringify(unmarked));
      expect(recordParts(unmarked)).toEqual([{ results: 1, sources: null }]);
      const { code, stderr } = await refusal(file);
      expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
      expect(stderr).toContain('does not say which sources made it. Leave out --resume');
      await open({ resume: true, mixedSources: true }).add('second');
      expect((await read()).parts).toEqual([
        { results: 1, sources: null },
        { results: 1, sources: SOURCES },
      ]);
    });
  });
});

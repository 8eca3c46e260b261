import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { releaseLocks, takeLock } from '../../src/files/lock.ts';
import { type LockOwner, parseOwner, standingOf, thisOwner } from '../../src/files/lockOwner.ts';
import { removeLeftovers } from '../../src/files/removeLeftovers.ts';
import { isTemporaryName, lockName, temporaryName } from '../../src/files/temporaryName.ts';
import { inFolder } from '../runCli.ts';

const LOCK_MODULE = pathToFileURL(join(import.meta.dirname, '../../src/files/lock.ts')).href;

const HERE: LockOwner = {
  pid: 100,
  since: '2026-01-01T00:00:00.000Z',
  host: 'here',
  ticks: '5',
  boot: 'a',
  pidSpace: 'pid:[1]',
};

afterEach(releaseLocks);

describe('standingOf(owner, here, probe)', () => {
  const cases: [what: string, owner: Partial<LockOwner>, found: string | undefined, standing: string][] = [
    ['runs', {}, '5', 'running'],
    ['runs, if the system does not tell starts', {}, '', 'running'],
    ['has no process', {}, undefined, 'ended'],
    ['left its number to a later process', {}, '6', 'ended'],
    ['was of an earlier boot', { boot: 'b' }, '5', 'ended'],
    ['is on another host', { host: 'there' }, undefined, 'unknown'],
    ['is in another container', { pidSpace: 'pid:[2]' }, undefined, 'unknown'],
  ];
  test.each(cases)('of an owner that %s', (_, owner, ticks, standing) => {
    const probe = (): { ticks: string } | undefined => (ticks === undefined ? undefined : { ticks });
    expect(standingOf({ ...HERE, ...owner }, HERE, probe)).toBe(standing);
  });

  test('of this process is running', () => {
    expect(standingOf(thisOwner())).toBe('running');
  });
});

test.each([
  '',
  'null',
  '[]',
  '7',
  '{"pid":1}',
  JSON.stringify({ ...HERE, pid: 0 }),
  JSON.stringify({ ...HERE, boot: 3 }),
])('parseOwner refuses %s', (text) => {
  expect(parseOwner(text)).toBeUndefined();
});

test('temporary names belong to one owner, and never repeat', () => {
  const long = 'x'.repeat(255);
  for (const file of [undefined, 'a.png', long, lockName()]) {
    const name = temporaryName(file);
    expect(name.length).toBeLessThan(100);
    expect(temporaryName(file)).not.toBe(name);
    for (const other of [undefined, 'a.png', long, lockName()])
      expect(isTemporaryName(name, other)).toBe(other === file);
  }
  for (const name of ['.fourier-features.lock', '.fourier-features-1.tmp', 'photo.tmp', '.env'])
    expect(isTemporaryName(name)).toBe(false);
});

test('a file has one lock where names differ in more than case', () => {
  for (const platform of ['win32', 'darwin'] as const)
    expect(lockName('Shape.GLB', platform)).toBe(lockName('shape.glb', platform));
  expect(lockName('Shape.GLB', 'linux')).not.toBe(lockName('shape.glb', 'linux'));
});

/** Starts a process that takes a lock, says how that went, and then does nothing. */
async function locker(path: string): Promise<{ child: ChildProcess; said: string }> {
  const source = `const { takeLock } = await import(${JSON.stringify(LOCK_MODULE)});
    console.log((await takeLock(${JSON.stringify(path)})).kind);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [data] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, said: data.toString().trim() };
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('takeLock(path)', () => {
  test('refuses a second owner, naming the first, until it is released', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, lockName());
      const lock = await takeLock(path);
      expect(await takeLock(path)).toMatchObject({
        kind: 'locked out',
        reason: expect.stringMatching(`^in use by process ${process.pid} on ${hostname()}, started 2`),
      });
      if (lock.kind === 'held') lock.release();
      expect(await readdir(folder)).toEqual([]);
      expect((await takeLock(path)).kind).toBe('held');
    });
  });

  test('listens for the end of the process only while a lock is held', async () => {
    await inFolder(async (folder) => {
      const listeners = process.listenerCount('exit');
      // As a run does that looks for a free folder among many with results.
      for (let i = 0; i < 12; i++) {
        const lock = await takeLock(join(folder, lockName()));
        expect(process.listenerCount('exit')).toBe(listeners + 1);
        if (lock.kind === 'held') lock.release();
        expect(process.listenerCount('exit')).toBe(listeners);
      }
    });
  });

  test('takes over the lock of a killed process, and not that of a running one', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, lockName());
      const { child, said } = await locker(path);
      expect(said).toBe('held');
      expect(await takeLock(path)).toMatchObject({ reason: expect.stringContaining(`process ${child.pid}`) });
      await killed(child);
      expect((await takeLock(path)).kind).toBe('held');
      expect(await readdir(folder)).toEqual([lockName()]);
    });
  });

  test('gives a stale lock to one of several processes', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, lockName());
      await writeFile(path, JSON.stringify({ ...thisOwner(), ticks: '1', boot: 'before' }));
      const lockers = await Promise.all(Array.from({ length: 6 }, () => locker(path)));
      expect(lockers.map(({ said }) => said).toSorted()).toEqual([
        'held',
        ...Array.from({ length: 5 }, () => 'locked out'),
      ]);
      await Promise.all(lockers.map(({ child }) => killed(child)));
    });
  });

  test('leaves a lock that it cannot judge, and says which file to remove', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, lockName());
      for (const content of ['', 'no owner', JSON.stringify({ ...thisOwner(), host: 'elsewhere' })]) {
        await writeFile(path, content);
        const { reason } = (await takeLock(path)) as { reason: string };
        expect(reason).toContain(`remove ${content.startsWith('{') ? path : 'that file'}.`);
        expect(await readFile(path, 'utf8')).toBe(content);
      }
    });
  });

  test('writes another file if its own was taken for a leftover', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, lockName());
      const taking = takeLock(path);
      let own: string | undefined;
      while (!own) {
        await new Promise(setImmediate);
        own = readdirSync(folder).find((name) => isTemporaryName(name, lockName()));
      }
      rmSync(join(folder, own));
      expect((await taking).kind).toBe('held');
      expect(await readdir(folder)).toEqual([lockName()]);
    });
  });

  test('does not release a lock that another process has taken since', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, lockName());
      const lock = await takeLock(path);
      const other = JSON.stringify({ ...thisOwner(), pid: 1 });
      await writeFile(path, other);
      if (lock.kind === 'held') lock.release();
      expect(await readFile(path, 'utf8')).toBe(other);
    });
  });
});

test('removeLeftovers(folder, file) removes what its owner may have left, and nothing else', async () => {
  await inFolder(async (folder) => {
    const ended = JSON.stringify({ ...thisOwner(), ticks: '1', boot: 'before' });
    const mine = [temporaryName(), temporaryName(lockName()), temporaryName(lockName())];
    const [file, asked, unnamed] = mine as [string, string, string];
    const others = [temporaryName('a.png'), temporaryName(lockName()), 'photo.png', '.fourier-features.tmp'];
    await writeFile(join(folder, file), 'half a fie');
    await writeFile(join(folder, asked), ended);
    await writeFile(join(folder, unnamed), '');
    await writeFile(join(folder, others[1]!), JSON.stringify(thisOwner()));
    for (const name of others) await writeFile(join(folder, name), '', { flag: 'a' });
    await removeLeftovers(folder);
    expect((await readdir(folder)).toSorted()).toEqual(others.toSorted());
    await removeLeftovers(folder, 'a.png');
    expect((await readdir(folder)).toSorted()).toEqual(others.slice(1).toSorted());
  });
});

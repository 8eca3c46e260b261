import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHECKS } from '../src/checks.ts';
import { platformsWithoutModule } from '../src/publishing/nativeModules.ts';
import { ownRegistries } from '../src/publishing/ownRegistries.ts';
import { run, runToEnd } from '../src/run.ts';
import { runChecks } from '../src/runChecks.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourier-features-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('CHECKS', () => {
  test('have names of their own, which their folders have too', () => {
    const names = CHECKS.map(({ name }) => name);
    expect([...new Set(names)]).toEqual(names);
  });
});

describe('runChecks()', () => {
  test('counts an error as a fault, and runs the checks after it in folders of their own', async () => {
    const seen: string[] = [];
    const checks = [
      { name: 'broken', run: () => Promise.reject(new Error('no network')) },
      { name: 'two words', run: async (context: { folder: string }) => [String(existsSync(context.folder))] },
    ];
    const report = ({ name }: { name: string }) => void seen.push(name);
    const outcomes = await runChecks({ checks, tarballs: [], folder, parallel: 1, report });
    expect(outcomes).toEqual([
      { name: 'broken', faults: ['broken: no network'] },
      { name: 'two words', faults: ['true'] },
    ]);
    expect(seen).toEqual(['broken', 'two words']);
  });
});

describe('run()', () => {
  test('rejects with both streams of a program that fails', async () => {
    const program = "console.log('out'); console.error('err'); process.exit(3)";
    await expect(run(process.execPath, ['--eval', program])).rejects.toThrow(/exit code 3\nout\nerr/);
  });

  test('ends a program that takes too long', async () => {
    const endless = ['--eval', 'setInterval(() => {}, 1000)'];
    await expect(runToEnd(process.execPath, endless, { timeoutMs: 200 })).rejects.toThrow(
      'did not end in 0.2 s',
    );
  });
});

describe('ownRegistries()', () => {
  test('lists the packages that npm would publish elsewhere', async () => {
    const registry = 'http://localhost:1/';
    const configs = {
      '@a/all': { access: 'public', registry },
      '@a/scope': { '@a:registry': registry },
      '@a/none': { access: 'public', exports: { './registry': './registry.js' } },
    };
    await mkdir(join(folder, 'packages/native/platforms'), { recursive: true });
    for (const [name, publishConfig] of Object.entries(configs)) {
      const own = join(folder, 'apps', name.slice(3));
      await mkdir(own, { recursive: true });
      await writeFile(join(own, 'package.json'), JSON.stringify({ name, publishConfig }));
    }
    expect(ownRegistries(folder)).toEqual(['@a/all', '@a/scope']);
  });
});

describe('platformsWithoutModule()', () => {
  test('lists the packages of platforms that lack their module', async () => {
    await mkdir(join(folder, 'apps'), { recursive: true });
    for (const name of ['full', 'empty']) {
      const platform = join(folder, 'packages/native/platforms', name);
      await mkdir(platform, { recursive: true });
      await writeFile(join(platform, 'package.json'), JSON.stringify({ name }));
      if (name === 'full') await writeFile(join(platform, 'fourier-features.node'), '');
    }
    expect(platformsWithoutModule(folder).map(({ name }) => name)).toEqual(['empty']);
  });
});

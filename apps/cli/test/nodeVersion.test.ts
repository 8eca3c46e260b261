import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { nodeVersionError } from '../src/nodeVersion.ts';
import { spawnCli } from './spawnCli.ts';

describe('nodeVersionError(version)', () => {
  test.each(['22.12.0', '22.18.0', '23.0.0', '24.21.0', '25.9.0', '26.12.1', '100.0.0'])(
    'accepts %s',
    (version) => {
      expect(nodeVersionError(version)).toBeUndefined();
    },
  );

  test.each(['20.20.2', '22.11.0', '18.0.0', '8.17.0'])('refuses %s', (version) => {
    expect(nodeVersionError(version)).toBe(`needs Node 22.12 or newer, this is ${version}`);
  });

  test('requires what package.json declares', async () => {
    const { engines } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
      engines: { node: string };
    };
    const oldest = engines.node.replace('>=', '');
    expect(nodeVersionError(`${oldest}.0`)).toBeUndefined();
    expect(nodeVersionError('0.0.0')).toContain(`needs Node ${oldest} or newer`);
  });
});

test('an old Node stops the program with one sentence, before it imports anything else', async () => {
  const preload = `
    import { registerHooks } from 'node:module';
    Object.defineProperty(process.versions, 'node', { value: '20.20.2' });
    registerHooks({
      resolve(specifier, context, next) {
        if (/\\/(main|nodeVersion)\\.ts$/.test(specifier)) return next(specifier, context);
        throw new Error('imports ' + specifier);
      },
    });`;
  const { code, stdout, stderr } = await spawnCli('.', ['--version'], { preload });
  expect(stderr).toBe('fourier-features: needs Node 22.12 or newer, this is 20.20.2\n');
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

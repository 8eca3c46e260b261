import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openResult } from '../../src/view/openResult.ts';
import { type ServedResult, serveResult } from '../../src/view/serveResult.ts';
import { writeInputs } from '../inputs.ts';
import { expectRefusal, runCli } from '../runCli.ts';

const FIT = ['image', 'fit', 'stripes.png', '--steps', '2', '--frequencies', '4', '--width', '4'];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourier-features-view-'));
  await writeInputs(folder);
  await writeFile(join(folder, 'secret.json'), '"secret"');
  const { code, stderr } = await runCli(folder, [...FIT, '--engine', 'wasm', '--out', 'fit']);
  expect(code, stderr).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Sends a request with a path as it is: `fetch` would resolve its dots. */
function ask(url: string, path: string, { method = 'GET', host = '' } = {}): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const headers = host === '' ? {} : { Host: host };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (data: Buffer) => {
        text += data.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the server of a result', () => {
  let served: ServedResult;
  beforeAll(async () => {
    await symlink(join(folder, 'secret.json'), join(folder, 'fit', 'link.json'));
    await writeFile(join(folder, 'fit', '.hidden.json'), '"secret"');
    await writeFile(join(folder, 'fit', 'notes.txt'), 'secret');
    const result = await openResult(join(folder, 'fit'));
    served = await serveResult({ result, page: new Map(), port: 0 });
  });
  afterAll(() => served?.close());

  test('lists the files of the result', async () => {
    const { text, headers } = await ask(served.url, '/result.json');
    expect(JSON.parse(text)).toEqual({
      name: 'fit',
      files: ['curve.svg', 'field.safetensors', 'manifest.json', 'reconstruction.png'],
    });
    expect(headers['content-type']).toBe('application/json');
  });

  test('sends them as they are', async () => {
    const { status, text } = await ask(served.url, '/files/manifest.json');
    expect(status).toBe(200);
    expect(text).toBe(await readFile(join(folder, 'fit', 'manifest.json'), 'utf8'));
  });

  test.each([
    '/files/../secret.json',
    '/files/..%2fsecret.json',
    '/files/%2e%2e/secret.json',
    '/files/..%5csecret.json',
    '/../secret.json',
    '/files//etc/passwd',
    '/files/%2fetc%2fpasswd',
    '/files/link.json',
    '/files/.hidden.json',
    '/files/notes.txt',
    '/files/',
    '/files/%',
    '/files/manifest.json%00',
    '/files/constructor',
  ])('has nothing at %s', async (path) => {
    const { status, text } = await ask(served.url, path);
    expect(status).toBe(404);
    expect(text).toBe('Not found.\n');
  });

  test('follows no link that takes the place of a file', async () => {
    const path = join(folder, 'fit', 'curve.svg');
    const before = await readFile(path);
    await rm(path);
    await symlink(join(folder, 'secret.json'), path);
    const { status } = await ask(served.url, '/files/curve.svg');
    await rm(path);
    await writeFile(path, before);
    expect(status).toBe(404);
  });

  test('answers only for its own name', async () => {
    const { port } = new URL(served.url);
    expect((await ask(served.url, '/result.json', { host: `localhost:${port}` })).status).toBe(200);
    for (const host of ['example.org', `example.org:${port}`, `127.0.0.1:${Number(port) + 1}`]) {
      const { status, text } = await ask(served.url, '/result.json', { host });
      expect(status).toBe(421);
      expect(text).not.toContain('files');
    }
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await ask(served.url, '/files/manifest.json', { method })).status).toBe(405);
  });

  test('isolates the page and lets it ask nobody else', async () => {
    const { headers } = await ask(served.url, '/files/manifest.json', { method: 'HEAD' });
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*connect-src 'self'/),
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['content-security-policy']).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:/);
  });
});

/** Makes a copy of the fit whose files are replaced; null removes one. */
async function damaged(name: string, files: Readonly<Record<string, string | null>>): Promise<void> {
  await mkdir(join(folder, name));
  for (const each of ['field.safetensors', 'manifest.json']) {
    const content = each in files ? files[each]! : await readFile(join(folder, 'fit', each));
    if (content !== null) await writeFile(join(folder, name, each), content);
  }
}

test('a folder without a result is refused', async () => {
  await mkdir(join(folder, 'empty'));
  await expectRefusal(folder, ['view', 'empty'], /empty: has no field\.safetensors, nor a folder with one\./);
  await expectRefusal(folder, ['view', 'missing'], /missing: no such file or folder/);
  await expectRefusal(folder, ['view', 'cube.off'], /cube\.off: /);
});

test('a fit without its field is refused', async () => {
  await damaged('fieldless', { 'field.safetensors': null });
  await expectRefusal(folder, ['view', 'fieldless'], /fieldless.field\.safetensors: no such file/);
});

test.each([
  ['not-json', { 'manifest.json': '{' }, /not-json.manifest\.json: /],
  ['other-json', { 'manifest.json': '{"task":3}' }, /other-json.manifest\.json: .*manifest/],
  ['no-manifest-text', { 'manifest.json': '' }, /manifest\.json: the file is empty/],
  ['not-a-field', { 'field.safetensors': 'damaged' }, /not-a-field.field\.safetensors: /],
])('what is damaged is refused in one line (%s)', async (name, files, message) => {
  await damaged(name, files);
  await expectRefusal(folder, ['view', name], message);
});

test('a field is enough', async () => {
  await damaged('bare', { 'manifest.json': null });
  const { files } = await openResult(join(folder, 'bare'));
  expect([...files.keys()]).toEqual(['field.safetensors']);
});

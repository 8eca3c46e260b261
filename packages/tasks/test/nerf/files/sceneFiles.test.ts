import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodePicture } from '@fourier-features/pictures';
import { readScene, sceneFilesFromMap, sceneFilesFromZip } from '@fourier-features/tasks';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { filesOf, redPicture, smallScene, transforms } from '../scene.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const scene = await smallScene(8);
const inFolder = await readScene(filesOf(scene), { name: 'red', decodePicture });
const names = Object.keys(scene);

/** The files of the scene under other paths. */
const renamed = (rename: (name: string) => string): Record<string, Uint8Array> =>
  Object.fromEntries(names.map((name) => [rename(name), scene[name]!]));
const readZip = async (bytes: Uint8Array) =>
  readScene(await sceneFilesFromZip(bytes), { name: 'red', decodePicture });

const python = ['python3', 'python'].find((command) => {
  try {
    execFileSync(command, ['-c', 'import zipfile'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** Writes a ZIP archive by a program that has `files` (names and bytes) and `out` (where to write). */
function writtenByPython(files: Readonly<Record<string, Uint8Array>>, program: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'fourier-features-zip-'));
  try {
    const pairs = Object.entries(files).map(([name, bytes], i) => {
      writeFileSync(join(folder, String(i)), bytes);
      return [name, join(folder, String(i))];
    });
    const code = `
import json, sys, zipfile
pairs, out = json.loads(sys.argv[1]), sys.argv[2]
files = [(name, open(path, 'rb').read()) for name, path in pairs]
${program}`;
    execFileSync(python!, ['-c', code, JSON.stringify(pairs), join(folder, 'out.zip')]);
    return new Uint8Array(readFileSync(join(folder, 'out.zip')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const writeAll = (method: string, mode = 'zipfile.ZIP_STORED'): string => `
with zipfile.ZipFile(out, 'w', ${mode}) as archive:
  for name, data in files:
    ${method}`;

describe.skipIf(!python)(
  `sceneFilesFromZip(bytes) of Python's zipfile${python ? '' : ' (skipped: no Python)'}`,
  () => {
    test.each([
      ['stored', writeAll('archive.writestr(name, data)')],
      ['deflated', writeAll('archive.writestr(name, data)', 'zipfile.ZIP_DEFLATED')],
      ['ZIP64', writeAll("archive.open(name, 'w', force_zip64=True).write(data)")],
      [
        'with folders and sizes after the data',
        `
class Pipe:
  def __init__(self, file): self.file = file
  def write(self, data): return self.file.write(data)
  def flush(self): self.file.flush()
with open(out, 'wb') as file:
  with zipfile.ZipFile(Pipe(file), 'w', zipfile.ZIP_DEFLATED) as archive:
    archive.writestr('red/', b'')
    for name, data in files: archive.writestr(name, data)`,
      ],
    ])('reads the same scene as from a folder: %s', async (_, program) => {
      const { sha256, scene: read } = await readZip(
        writtenByPython(
          renamed((name) => `red/${name}`),
          program,
        ),
      );
      expect(sha256).toBe(inFolder.sha256);
      expect(read).toEqual(inFolder.scene);
    });

    test('finds files by names in UTF-8', async () => {
      const bytes = writtenByPython(
        { ...scene, 'train/Ärger 猫.png': text('here') },
        writeAll('archive.writestr(name, data)'),
      );
      expect(await (await sceneFilesFromZip(bytes))('train/Ärger 猫.png')).toEqual(text('here'));
    });

    test('refuses a file compressed by another method, when it is asked for', async () => {
      const files = await sceneFilesFromZip(
        writtenByPython(scene, writeAll('archive.writestr(name, data)', 'zipfile.ZIP_BZIP2')),
      );
      await expect(files('east.png')).rejects.toThrow(
        /^sceneFilesFromZip: east\.png cannot be read: it is compressed by a method other than deflate\. Pack the scene again\.$/,
      );
    });
  },
);

describe('sceneFilesFromZip(bytes)', () => {
  test('reads the same scene as from a folder, of fflate, stored and deflated', async () => {
    for (const level of [0, 9] as const) {
      const { scene: read, sha256 } = await readZip(zipSync(scene, { level }));
      expect(sha256).toBe(inFolder.sha256);
      expect(read).toEqual(inFolder.scene);
    }
  });

  test('inflates only what is asked for', async () => {
    const bytes = zipSync(scene, { level: 0 });
    const damaged = Uint8Array.from(bytes);
    damaged[Buffer.from(bytes).indexOf(scene['east.png']!) + 60]! ^= 1;
    const files = await sceneFilesFromZip(damaged);
    expect(await files('transforms_train.json')).toEqual(scene['transforms_train.json']);
    await expect(files('east.png')).rejects.toThrow(
      /^sceneFilesFromZip: east\.png cannot be read: its checksum is wrong, so it is damaged$/,
    );
    expect(await files('missing.png')).toBeUndefined();
  });

  test('finds names in UTF-8 that are not said to be that', async () => {
    const bytes = zipSync({ ...scene, 'é.png': text('here') });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 46 < bytes.length; at++) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50) view.setUint16(at + 6, view.getUint16(at + 6, true) & ~0x800, true);
      if (signature === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) & ~0x800, true);
    }
    expect(await (await sceneFilesFromZip(bytes))('é.png')).toEqual(text('here'));
  });

  test('refuses more bytes or files than its limits, before inflating any', async () => {
    const bytes = zipSync({ ...scene, 'zeros.bin': new Uint8Array(1e6) });
    const total = 1e6 + Object.values(scene).reduce((sum, { length }) => sum + length, 0);
    await sceneFilesFromZip(bytes, { maxBytes: total, maxEntries: names.length + 1 });
    await expect(sceneFilesFromZip(bytes, { maxBytes: total - 1 })).rejects.toThrow(
      new RangeError(
        `sceneFilesFromZip: the files must have at most ${total - 1} bytes once they are inflated, got ${total}. Leave out what is not part of the scene.`,
      ),
    );
    await expect(sceneFilesFromZip(bytes, { maxEntries: names.length })).rejects.toThrow(
      new RangeError(
        `sceneFilesFromZip: the archive must have at most ${names.length} files and folders, got more. Leave out what is not part of the scene.`,
      ),
    );
  });

  test('refuses an encrypted file, when it is asked for', async () => {
    const bytes = zipSync({ 'transforms.json': text('{}'), 'a.png': text('secret') });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 46 < bytes.length; at++) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50) bytes[at + 6]! |= 1;
      if (signature === 0x02014b50) bytes[at + 8]! |= 1;
    }
    await expect((await sceneFilesFromZip(bytes))('a.png')).rejects.toThrow(
      new Error(
        'sceneFilesFromZip: a.png cannot be read: it is encrypted. Pack the scene without a password.',
      ),
    );
  });

  test('refuses a file that inflates to more bytes than the archive states', async () => {
    const zeros = new Uint8Array(1e6);
    const bytes = zipSync({ ...scene, 'zeros.bin': zeros });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 4 <= bytes.length; at++)
      if (view.getUint32(at, true) === 1e6) view.setUint32(at, 10, true);
    const files = await sceneFilesFromZip(bytes, { maxBytes: 1e5 });
    await expect(files('zeros.bin')).rejects.toThrow(
      /^sceneFilesFromZip: zeros\.bin cannot be read: [^\n]+$/,
    );
  });

  test('refuses what is not a ZIP archive, and one that is truncated, in one line', async () => {
    const bytes = zipSync(scene);
    for (const wrong of [
      new Uint8Array(0),
      text('no archive'),
      bytes.subarray(0, -10),
      bytes.subarray(0, 200),
    ])
      await expect(sceneFilesFromZip(wrong)).rejects.toThrow(
        /^sceneFilesFromZip: the archive cannot be read: [^\n]+$/,
      );
  });

  test('names the file of a damaged archive, or refuses the archive, whichever byte is damaged', async () => {
    const bytes = zipSync({ 'transforms.json': text('{}'), 'a.png': new Uint8Array(100) });
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Uint8Array.from(bytes);
      damaged[at]! ^= 0x10;
      try {
        const files = await sceneFilesFromZip(damaged);
        const [json, png] = [await files('transforms.json'), await files('a.png')];
        expect(json ?? text('{}')).toEqual(text('{}'));
        expect(png ?? new Uint8Array(100)).toEqual(new Uint8Array(100));
      } catch (error) {
        expect((error as Error).message).toMatch(/^sceneFilesFromZip: [^\n]+$/);
      }
    }
  });
});

describe('sceneFilesFromMap(files)', () => {
  test.each([
    ['as they are', (name: string) => name],
    ['in a folder', (name: string) => `lego/${name}`],
    ['in folders of a folder', (name: string) => `data/nerf/lego/${name}`],
    ['from the current folder', (name: string) => `./lego/./${name}`],
    ['with backslashes', (name: string) => `data\\lego\\${name}`],
  ])('reads the same scene as from a folder: %s', async (_, rename) => {
    const files = sceneFilesFromMap(new Map(Object.entries(renamed(rename))));
    expect((await readScene(files, { name: 'red', decodePicture })).scene).toEqual(inFolder.scene);
  });

  test("finds the scene of Blender's layout, with pictures in folders", async () => {
    const picture = await redPicture(8, false);
    const json = (folder: string): Uint8Array =>
      text(
        new TextDecoder()
          .decode(transforms(['east', 'north', 'west'], { camera_angle_x: 0.7 }))
          .replaceAll('./', `./${folder}/`),
      );
    const paths = ['train', 'test'].flatMap((folder) =>
      ['east', 'north', 'west'].map((side) => `${folder}/${side}.png`),
    );
    const files = new Map([
      ['lego/transforms_train.json', json('train')],
      ['lego/transforms_test.json', json('test')],
      ...paths.map((path): [string, Uint8Array] => [`lego/${path}`, picture]),
      ['__MACOSX/lego/._transforms_train.json', text('finder')],
      ['__MACOSX/transforms.json', text('finder')],
      ['lego/.DS_Store', text('finder')],
    ]);
    const { train, heldOut, heldOutFrom } = (
      await readScene(sceneFilesFromMap(files), { name: 'lego', decodePicture })
    ).scene;
    expect([train.length, heldOut.length, heldOutFrom]).toEqual([3, 3, 'transforms_test.json']);
  });

  test("finds the scene of nerfstudio's layout, with pictures in images/ and others beside it", async () => {
    const picture = await redPicture(8, false);
    const json = new TextDecoder().decode(
      transforms(['east', 'north', 'west', 'south'], { camera_angle_x: 0.7 }),
    );
    const files = new Map([
      ['room/transforms.json', text(json.replaceAll(/"\.\/(\w+)"/g, '"images/$1.png"'))],
      ...['east', 'north', 'west', 'south'].map((side): [string, Uint8Array] => [
        `room/images/${side}.png`,
        picture,
      ]),
      ['room/outputs/run/transforms.json', text('not the scene')],
    ]);
    const { train, heldOut } = (await readScene(sceneFilesFromMap(files), { name: 'room', decodePicture }))
      .scene;
    expect([train.length, heldOut.length]).toEqual([3, 1]);
  });

  test('reads blobs, such as the files of a dropped folder, only when they are asked for', async () => {
    const blob = new Blob(['here']);
    const never = Object.assign(new Blob(['never']), {
      arrayBuffer: () => Promise.reject(new Error('was read')),
    });
    const files = sceneFilesFromMap(
      new Map<string, Uint8Array | Blob>([
        ['a/transforms.json', blob],
        ['a/b.png', never],
      ]),
    );
    expect(await files('transforms.json')).toEqual(text('here'));
    await expect(files('b.png')).rejects.toThrow('was read');
  });

  test('reaches files beside the scene’s folder, and none above all of them', async () => {
    const files = sceneFilesFromMap(
      new Map([
        ['all/lego/transforms.json', text('{}')],
        ['all/pictures/a.png', text('a')],
      ]),
    );
    expect(await files('../pictures/a.png')).toEqual(text('a'));
    expect(await files('../../../all/pictures/a.png')).toBeUndefined();
    expect(await files('/all/pictures/a.png')).toBeUndefined();
  });

  test('refuses files without a scene, and those of several', () => {
    const of = (...paths: string[]) => new Map(paths.map((path) => [path, text('{}')]));
    expect(() => sceneFilesFromMap(of('a.png', 'b/transforms.txt'))).toThrow(
      new Error(
        'sceneFilesFromMap: the files must include transforms_train.json or transforms.json, got 2 files without',
      ),
    );
    expect(() => sceneFilesFromMap(of('s/a/transforms.json', 's/b/transforms_train.json'))).toThrow(
      new Error(
        'sceneFilesFromMap: the files must be those of one scene, got 2: s/a, s/b. Choose the folder of one.',
      ),
    );
  });
});

import { decodePicture } from '@fourier-features/pictures';
import { readScene } from '@fourier-features/tasks';
import { expect, test } from 'vitest';
import { filesOf, smallScene } from './scene.ts';

test('readScene reads transforms with a byte-order mark of UTF-8 as without', async () => {
  const scene = await smallScene(6);
  const options = { name: 'red', decodePicture };
  const plain = await readScene(filesOf(scene), options);
  const marked = Object.fromEntries(
    Object.entries(scene).map(([name, bytes]) => [
      name,
      name.endsWith('.json') ? Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes) : bytes,
    ]),
  );
  expect((await readScene(filesOf(marked), options)).scene).toEqual(plain.scene);
});

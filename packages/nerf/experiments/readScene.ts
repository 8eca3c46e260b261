import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadScene, proceduralScene, reduceView, type View } from '@fourier-features/nerf';
import { decodePicture } from '@fourier-features/pictures';
import type { NerfProtocol } from './protocol.ts';

/** The views that are trained on, and those that are measured on. */
export interface ExperimentScene {
  readonly name: string;
  /** SHA-256 of the pictures and poses after reduction. */
  readonly sha256: string;
  readonly train: readonly View[];
  readonly heldOut: readonly View[];
}

const SCENES = new URL('scenes/', import.meta.url);

/** Reads the scene in a folder, or the protocol's; pictures wider than the protocol's are reduced by an integer factor. */
export async function readScene(
  folder: string | undefined,
  { scene: own, width, rays, seed }: NerfProtocol,
): Promise<ExperimentScene> {
  const name = folder === undefined ? own : basename(resolve(folder));
  const found =
    folder === undefined && own === 'solids'
      ? await proceduralScene({ width, seed })
      : await readFolder(folder ?? fileURLToPath(new URL(own, SCENES)), rays);
  const reduced = (views: readonly View[]): View[] =>
    views.map((view) => reduceView(view, Math.max(1, Math.floor(view.camera.width / width))));
  const scene = { train: reduced(found.train), heldOut: reduced(found.heldOut) };
  const hash = createHash('sha256');
  for (const { camera, picture } of [...scene.train, ...scene.heldOut])
    hash.update(camera.pose).update(picture.values);
  return { name, sha256: hash.digest('hex'), ...scene };
}

function readFolder(
  folder: string,
  rays: NerfProtocol['rays'],
): Promise<{ train: readonly View[]; heldOut: readonly View[] }> {
  const bytes = async (path: string): Promise<Uint8Array | undefined> =>
    existsSync(join(folder, path)) ? readFile(join(folder, path)) : undefined;
  return loadScene(
    {
      text: async (path) => {
        const file = await bytes(path);
        return file && new TextDecoder().decode(file);
      },
      picture: async (path) => {
        const file = await bytes(path);
        return file && decodePicture(file);
      },
    },
    { rays },
  );
}

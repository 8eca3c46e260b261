import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import {
  type Bounds,
  defaultBounds,
  defaultDepthRange,
  loadScene,
  type NerfBackground,
  proceduralScene,
  type Scene,
} from '@fourier-features/nerf';
import { decodePicture } from '@fourier-features/pictures';
import { UserError } from '../terminal/userError.ts';
import { readInput, refuse } from './inputs.ts';

/** What `--scene` takes. */
export const sceneNames = ['solids'] as const;

/** What decides how a scene is seen; null for what its cameras and pictures say. */
export interface SceneSettings {
  readonly near: number | null;
  readonly far: number | null;
  readonly background: NerfBackground | null;
  /** Box reduction of the pictures. */
  readonly reduce: number;
}

/** Posed pictures to learn from, and where to look. */
export interface InputScene extends Scene {
  /** The folder's name, or the procedural scene's. */
  readonly name: string;
  /** Of the pictures and poses as they are learnt. */
  readonly sha256: string;
  /** Depths, scene units. */
  readonly near: number;
  readonly far: number;
  readonly bounds: Bounds;
  readonly background: NerfBackground;
}

/** Pixels of each side of procedural pictures, before they are reduced. */
const PROCEDURAL_WIDTH = 100;

/**
 * Reads the scene in a folder, or makes the procedural one.
 *
 * @throws UserError if both are named, or the scene is incomplete or inconsistent.
 */
export async function readScene(
  folder: string | undefined,
  scene: string | undefined,
  settings: SceneSettings,
): Promise<InputScene> {
  if (folder !== undefined && scene !== undefined) {
    throw new UserError(`--scene: leave it out where a folder is given, got ${scene} and ${folder}`);
  }
  const name = folder === undefined ? (scene ?? sceneNames[0]) : basename(resolve(folder));
  const found = folder === undefined ? makeScene(settings.reduce) : await readFolder(folder, settings.reduce);
  return refuse(folder ?? name, () => {
    const cameras = found.train.map(({ camera }) => camera);
    const { near, far } = depthRange(found, settings);
    const transparent = found.train.every(({ picture }) => picture.channels % 2 === 0);
    return {
      ...found,
      name,
      sha256: sceneHash(found),
      near,
      far,
      bounds: defaultBounds(cameras, near, far),
      background: settings.background ?? (transparent ? 'alpha' : 'black'),
    };
  });
}

type FoundScene = Scene & { readonly near?: number; readonly far?: number };

async function readFolder(folder: string, reduce: number): Promise<FoundScene> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new UserError(`${folder}: no such folder`);
  if (!found.isDirectory())
    throw new UserError(`${folder}: must be a folder with transforms.json, is a file`);
  const bytes = async (path: string): Promise<Uint8Array | undefined> => {
    const file = join(folder, path);
    return existsSync(file) ? readInput(file) : undefined;
  };
  const source = {
    text: async (path: string) => {
      const text = await bytes(path);
      return text && new TextDecoder().decode(text);
    },
    picture: async (path: string) => {
      const file = await bytes(path);
      return file && refuse(path, () => decodePicture(file));
    },
  };
  return refuse(folder, () => loadScene(source, { reduce, rays: 'middle' }));
}

function makeScene(reduce: number): FoundScene {
  const { train, test, near, far } = proceduralScene({
    width: Math.max(1, Math.floor(PROCEDURAL_WIDTH / reduce)),
  });
  return { train, heldOut: test, heldOutFrom: 'views of its own', near, far };
}

function depthRange(scene: FoundScene, settings: SceneSettings): { near: number; far: number } {
  let near = settings.near ?? scene.near;
  let far = settings.far ?? scene.far;
  if (near === undefined || far === undefined) {
    const range = defaultDepthRange(scene.train.map(({ camera }) => camera));
    near ??= range.near;
    far ??= range.far;
  }
  if (!(near < far)) throw new UserError(`--near must be less than --far, got ${near} and ${far}`);
  return { near, far };
}

function sceneHash({ train, heldOut }: Scene): string {
  const hash = createHash('sha256');
  for (const { camera, picture } of [...train, ...heldOut]) hash.update(camera.pose).update(picture.values);
  return hash.digest('hex');
}

/** One line about a scene. */
export function describeScene({ name, train, heldOut, heldOutFrom, near, far }: InputScene): string {
  const { width, height } = train[0]!.camera;
  return (
    `${name}: ${train.length} views of ${width}x${height} to train on, ${heldOut.length} held out (${heldOutFrom}), ` +
    `depths ${near.toPrecision(3)} to ${far.toPrecision(3)}`
  );
}

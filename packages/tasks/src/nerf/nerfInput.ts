import type { Bounds } from '@fourier-features/core';
import * as nerf from '@fourier-features/nerf';
import type { DecodePicture } from '../picture.ts';
import { sha256OfAll } from '../sha256.ts';
import type { TaskInput } from '../task.ts';

/** Posed pictures to fit a scene to, and where the scene is. */
export interface NerfInput extends TaskInput {
  readonly scene: nerf.Scene;
  /** Depths between which rays are sampled, in scene units. */
  readonly near: number;
  readonly far: number;
  readonly bounds: Bounds;
  readonly background: nerf.Background;
}

export interface NerfInputOptions {
  /** Where rays begin, in scene units; by default from the scene or its cameras. */
  near?: number | undefined;
  /** Where rays end, in scene units; by default from the scene or its cameras. */
  far?: number | undefined;
  /** Background of the pictures; by default `alpha` if all pictures have an alpha channel, else `black`. */
  background?: nerf.Background | undefined;
  /** Integer factor of a box reduction of the pictures; 1 by default. */
  reduce?: number | undefined;
}

/** Files of a scene, by their path relative to its folder; undefined for those that do not exist. */
export type SceneFiles = (path: string) => Promise<Uint8Array | undefined>;

/** Names of the procedural scenes. */
export const sceneNames = ['solids'] as const;

/** Pixels of each side of procedural pictures before they are reduced. */
const PROCEDURAL_WIDTH = 100;

type FoundScene = nerf.Scene & { readonly near?: number; readonly far?: number };

/**
 * Reads a scene of `transforms.json` files and pictures.
 *
 * @throws Error if a file is missing or damaged; RangeError if the scene is inconsistent.
 */
export async function readScene(
  files: SceneFiles,
  { name, decodePicture, ...options }: NerfInputOptions & { name: string; decodePicture: DecodePicture },
): Promise<NerfInput> {
  const source = {
    text: async (path: string) => {
      const bytes = await files(path);
      return bytes && new TextDecoder().decode(bytes);
    },
    picture: async (path: string) => {
      const bytes = await files(path);
      return bytes && decodeNamed(path, bytes, decodePicture);
    },
  };
  const scene = await nerf.loadScene(source, { reduce: options.reduce ?? 1, rays: 'middle' });
  return sceneInput(scene, name, options);
}

/** Makes a procedural scene. */
export async function proceduralSceneInput(options: NerfInputOptions = {}): Promise<NerfInput> {
  const width = Math.max(1, Math.floor(PROCEDURAL_WIDTH / (options.reduce ?? 1)));
  const { train, heldOut, near, far } = await nerf.proceduralScene({ width });
  const scene = { train, heldOut, heldOutFrom: 'separate views', near, far };
  return sceneInput(scene, sceneNames[0], options);
}

async function decodeNamed(path: string, bytes: Uint8Array, decodePicture: DecodePicture) {
  try {
    return await decodePicture(bytes);
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

async function sceneInput(scene: FoundScene, name: string, options: NerfInputOptions): Promise<NerfInput> {
  const { train, heldOut, heldOutFrom } = scene;
  const cameras = train.map(({ camera }) => camera);
  const { near, far } = depthRange(scene, options);
  const transparent = train.every(({ picture }) => picture.channels % 2 === 0);
  const { width, height } = train[0]!.camera;
  return {
    name,
    sha256: await sha256OfAll(
      [...train, ...heldOut].flatMap(({ camera, picture }) => [
        Float64Array.from(camera.pose),
        picture.values as Float32Array<ArrayBuffer>,
      ]),
    ),
    description:
      `${name}: ${train.length} views of ${width}x${height} to train on, ${heldOut.length} held out (${heldOutFrom}), ` +
      `depths ${near.toPrecision(3)} to ${far.toPrecision(3)}`,
    warnings: [],
    settings: {
      near: options.near ?? null,
      far: options.far ?? null,
      background: options.background ?? null,
      reduce: options.reduce ?? 1,
    },
    provenance: { views: train.length, heldOut: heldOut.length, heldOutFrom, width, height },
    scene,
    near,
    far,
    bounds: nerf.defaultBounds(cameras, near, far),
    background: options.background ?? (transparent ? 'alpha' : 'black'),
  };
}

function depthRange(scene: FoundScene, options: NerfInputOptions): { near: number; far: number } {
  let near = options.near ?? scene.near;
  let far = options.far ?? scene.far;
  if (near === undefined || far === undefined) {
    const range = nerf.defaultDepthRange(scene.train.map(({ camera }) => camera));
    near ??= range.near;
    far ??= range.far;
  }
  if (!(near < far))
    throw new RangeError(`near must be less than far, in scene units, got ${near} and ${far}`);
  return { near, far };
}

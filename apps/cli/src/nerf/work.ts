import { stat } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { decodePicture } from '@fourier-features/pictures';
import {
  type NerfInput,
  type NerfSettings,
  nerfTask,
  proceduralSceneInput,
  readScene,
  type SceneFiles,
  sceneFilesFromZip,
} from '@fourier-features/tasks';
import { sceneNames } from '@fourier-features/tasks/descriptions';
import { readInput, refuse } from '../files/inputs.ts';
import { stem } from '../files/stem.ts';
import { UserError } from '../terminal/userError.ts';
import type { TaskWork } from '../training/taskCommand.ts';
import { trainingSettings } from '../training/trainingSettings.ts';
import type { NerfValues } from './command.ts';

/** How the options of `nerf fit` are carried out. */
export const nerfWork: TaskWork<NerfInput, NerfSettings, NerfValues> = {
  task: nerfTask,
  read: async (folder, values, { signal }) => {
    const { scene, near, far, bounds, background, reduce, maxPixels } = values;
    const options = { near, far, bounds, background, reduce, signal };
    if (folder === undefined) return refuse(scene ?? sceneNames[0], () => proceduralSceneInput(options));
    if (scene !== undefined)
      throw new UserError(`--scene: cannot be combined with the folder ${folder}. Leave one of them out.`);
    const isFolder = await checkScene(folder);
    const name = isFolder ? basename(resolve(folder)) : stem(folder);
    const read = async () => {
      const files = isFolder ? filesOf(folder) : await sceneFilesFromZip(await readInput(folder));
      return readScene(files, { name, decodePicture, maxPixels, ...options });
    };
    return refuse(folder, read);
  },
  settings: (values) => {
    const { raysPerStep, samples, density, occupancy } = values;
    return { ...trainingSettings(values), raysPerStep, samples, density, occupancy };
  },
};

/** Returns whether a scene is a folder, rather than an archive. @throws UserError if it does not exist or is neither. */
async function checkScene(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new UserError(`${path}: no such folder`);
  if (found.isDirectory()) return true;
  if (/\.zip$/i.test(path)) return false;
  throw new UserError(`${path}: must be a folder with transforms.json, or a ZIP archive of it, got a file`);
}

function filesOf(folder: string): SceneFiles {
  return async (path) => {
    const file = isAbsolute(path) ? path : join(folder, path);
    const found = await stat(file).catch(() => undefined);
    return found?.isFile() ? readInput(file) : undefined;
  };
}

import { arrayReaders } from './arrays.ts';
import { commandLineReaders } from './commandLine.ts';
import { fieldReaders } from './fields.ts';
import { kspaceFileReaders } from './kspaceFiles.ts';
import { meshReaders } from './meshes.ts';
import { pictureReaders } from './pictures.ts';
import type { Reader } from './reader.ts';
import { sceneReaders } from './scenes.ts';
import { volumeReaders } from './volumes.ts';

/** Every reader of files in this repository. */
export const readers: readonly Reader[] = [
  ...pictureReaders,
  ...meshReaders,
  ...volumeReaders,
  ...arrayReaders,
  ...kspaceFileReaders,
  ...fieldReaders,
  ...sceneReaders,
  ...commandLineReaders,
];

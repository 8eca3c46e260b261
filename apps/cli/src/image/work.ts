import { decodePicture } from '@fourier-features/pictures';
import { type ImageInput, type ImageSettings, imageTask, readImage } from '@fourier-features/tasks';
import { readInput, refuse } from '../files/inputs.ts';
import { stem } from '../files/stem.ts';
import type { TaskWork } from '../training/taskCommand.ts';
import { trainingSettings } from '../training/trainingSettings.ts';
import type { ImageValues } from './command.ts';

/** How the options of `image fit` are carried out. */
export const imageWork: TaskWork<ImageInput, ImageSettings, ImageValues> = {
  task: imageTask,
  read: async (file, { holdout, kind, reduce, maxPixels }) => {
    const bytes = await readInput(file!);
    return refuse(file!, () =>
      readImage(bytes, { name: stem(file!), decodePicture, holdout, kind, reduce, maxPixels }),
    );
  },
  settings: (values) => ({ ...trainingSettings(values), batchSize: values.batchSize }),
};

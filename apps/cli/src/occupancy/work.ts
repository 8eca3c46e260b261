import { basename } from 'node:path';
import {
  type OccupancyInput,
  type OccupancySettings,
  occupancyTask,
  proceduralShapeInput,
  readShape,
} from '@fourier-features/tasks';
import { readInput, refuse } from '../files/inputs.ts';
import { UserError } from '../terminal/userError.ts';
import type { TaskWork } from '../training/taskCommand.ts';
import { trainingSettings } from '../training/trainingSettings.ts';
import { DEFAULT_SHAPE, type OccupancyValues } from './command.ts';

/** How the options of `occupancy fit` are carried out. */
export const occupancyWork: TaskWork<OccupancyInput, OccupancySettings, OccupancyValues> = {
  task: occupancyTask,
  read: async (file, { shape }, { signal }) => {
    if (file === undefined) return proceduralShapeInput(shape ?? DEFAULT_SHAPE, { signal });
    if (shape !== undefined)
      throw new UserError(`--shape: cannot be combined with the file ${file}. Leave one of them out.`);
    const bytes = await readInput(file);
    return refuse(file, () => readShape(bytes, basename(file), { signal }));
  },
  settings: (values) => {
    const { batchSize, points, resolution, minComponent } = values;
    return { ...trainingSettings(values), batchSize, points, resolution, minComponent };
  },
};

/** Predicts and trains what the theory lab shows. */
import { serveWorker } from '@fourier-features/components/workers/serveWorker.ts';
import { createTraining } from '../live/training.ts';
import { trainingCalls } from '../live/trainingCalls.ts';
import { costs } from './compute/costs.ts';
import { decay } from './compute/decay.ts';
import { comparedKernels, type KernelPicture, networkKernel } from './compute/kernels.ts';
import { labInput, labTask, labView } from './compute/labTask.ts';
import { type LabPrediction, predict } from './compute/predict.ts';
import { randomFeatures } from './compute/randomFeatures.ts';
import { regression } from './compute/regression.ts';
import {
  measuredScales,
  measureScale,
  type ScaleCurve,
  type ScalePoint,
  scaleCurve,
} from './compute/scaleCurve.ts';
import type { LabSettings } from './settings.ts';

const training = createTraining({
  task: labTask,
  measureEvery: 5,
  // What the lab trains is small, and compared with predictions: the CPU gives every visitor the same numbers.
  engine: 'wasm',
  view: (field, input, _, engine) => labView(field, input, engine),
});

/** Number of the last series of trainings at several scales: a new one ends the one before. */
let series = 0;

const calls = {
  ...trainingCalls(training),
  open: (settings: LabSettings) => training.use(labInput(settings)),
  predict: (settings: LabSettings): Promise<LabPrediction> =>
    training.withEngine((engine) => predict(settings, engine)),
  drawnKernel: (settings: LabSettings): KernelPicture => networkKernel(settings),
  trainedKernel: (): Promise<KernelPicture> =>
    training.withField(0, async (field, settings) => networkKernel(settings, field)),
  async measureScales(settings: LabSettings, tell: (point: ScalePoint) => void): Promise<void> {
    const own = ++series;
    for (const x of measuredScales(settings)) {
      const point = await training.withEngine((engine) => measureScale(settings, x, engine));
      if (own !== series) return;
      tell(point);
    }
  },
  scaleCurve: (settings: LabSettings): Promise<ScaleCurve | null> =>
    training.withEngine((engine) => scaleCurve(settings, engine)),
  stopScales: (): void => {
    series++;
  },
  regression,
  comparedKernels,
  decay,
  costs,
  randomFeatures,
};

/** What the page may call. */
export type LabWorker = typeof calls;

serveWorker(calls);

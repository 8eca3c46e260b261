import { gridCoordinates } from '@fourier-features/core';
import type { TrainingOptions } from '../../commands/trainingOptions.ts';
import { chooseEngine } from '../../engine.ts';
import { openOutputFolder } from '../../files/outputs.ts';
import { say } from '../../terminal/say.ts';
import { concludeFit } from '../concludeFit.ts';
import { checkSameInput, type Resumed } from '../resumed.ts';
import { automaticScale, type ScaleChoice } from '../scaleChoice.ts';
import type { InverseProblem, ReconstructionSettings } from './inverseProblem.ts';
import { runReconstruction } from './runReconstruction.ts';

/** What the commands that learn one field have decided. */
export interface ReconstructionRequest {
  readonly problem: InverseProblem;
  readonly settings: ReconstructionSettings;
  readonly options: TrainingOptions;
  readonly resumed: Resumed<ReconstructionSettings> | undefined;
  /** To be typed again after an interruption, such as `ct fit slice.png`. */
  readonly command: string;
}

/** Learns one field and tells the person or the program about it. Sets the exit code 130 if it was interrupted. */
export async function finishReconstruction(request: ReconstructionRequest): Promise<void> {
  const { problem, options, resumed, command } = request;
  if (resumed) checkSameInput(problem.name, problem.sha256, resumed);
  const path = options.out ?? `${problem.name}-${request.settings.encoding}`;
  const { engine, description } = await chooseEngine(options);
  const out = await openOutputFolder(path);
  say(`${problem.description}; ${description}`);
  const scaleChoice =
    request.settings.scaleFrom && !resumed ? await chosenScale(problem, request.settings) : undefined;
  const settings = scaleChoice ? { ...request.settings, scale: scaleChoice.chosen } : request.settings;
  await concludeFit({
    fit: (signal) =>
      runReconstruction({ problem, settings, engine, out, resume: resumed?.checkpoint, scaleChoice, signal }),
    steps: settings.steps,
    command,
    path,
    json: options.json,
    headline: ({ test }) =>
      test
        ? `PSNR ${test.psnr.toFixed(2)} dB, SSIM ${test.ssim?.toFixed(4) ?? '—'} against the ground truth`
        : 'no ground truth to compare with',
  });
}

/** The scale that a quick reconstruction suggests: filtered back-projection, or zeros for what was not sampled. */
async function chosenScale(problem: InverseProblem, settings: ReconstructionSettings): Promise<ScaleChoice> {
  const { shape, baselines } = problem;
  const quick = await baselines[0].solve(() => {}, new AbortController().signal);
  return automaticScale({
    coordinates: gridCoordinates(shape),
    values: problem.visible(quick),
    inputDim: shape.length,
    cells: Math.max(...shape),
    plan: settings,
    build: (options) => problem.build(settings.encoding, options),
  });
}

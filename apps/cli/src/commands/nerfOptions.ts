import { seededRandom } from '@fourier-features/core';
import {
  type DensityActivation,
  defaultScale,
  encodingDefaults,
  type NerfBackground,
  type NerfEncodingName,
  nerfDefaults,
  nerfEncoding,
  nerfEncodingNames,
} from '@fourier-features/nerf';
import { type Command, Option } from 'commander';
import { type InputScene, type SceneSettings, sceneNames } from '../files/readScene.ts';
import type { NerfSettings } from '../run/nerf/nerfReport.ts';
import { positiveNumber, wholeNumber } from '../terminal/parsers.ts';
import { addTrainingOptions, type TrainingOptions } from './trainingOptions.ts';

/** What the options shared by `nerf fit` and `nerf compare` give. */
export interface NerfOptions extends Omit<TrainingOptions, 'encoding'> {
  encoding: NerfEncodingName;
  scene?: string;
  reduce: number;
  near?: number;
  far?: number;
  background?: NerfBackground;
  rays: number;
  samples: number;
  density: DensityActivation;
  occupancy: boolean;
}

/** Adds the options that say which scene is learnt, and how. */
export function addNerfOptions(command: Command, encodings: 'one' | 'all'): Command {
  command
    .addOption(
      new Option(
        '--scene <name>',
        `a procedural scene instead of a folder (default: ${sceneNames[0]})`,
      ).choices(sceneNames),
    )
    .option('--reduce <n>', 'make pictures smaller by this whole factor', wholeNumber(1, 64, 'pixels'), 1)
    .option(
      '--near <depth>',
      'where rays begin, in scene units (default: half the way to what the cameras look at)',
      positiveNumber(1e6, 'scene units'),
    )
    .option(
      '--far <depth>',
      'where rays end (default: one and a half times the way)',
      positiveNumber(1e6, 'scene units'),
    )
    .addOption(
      new Option(
        '--background <name>',
        'behind the scene (default: alpha, with random colours in training, where all pictures have it, else black)',
      ).choices(['black', 'white', 'alpha']),
    )
    .option('--rays <n>', 'per step', wholeNumber(1, 2 ** 20, 'rays'), nerfDefaults.raysPerStep)
    .option(
      '--samples <n>',
      'on each ray in training; twice as many where views are rendered',
      wholeNumber(2, 4096, 'samples'),
      nerfDefaults.samples,
    )
    .addOption(
      new Option('--density <name>', 'activation of the density: softplus, or relu as in the paper')
        .choices(['softplus', 'relu'])
        .default(nerfDefaults.density),
    )
    .option(
      '--no-occupancy',
      'sample all rays from near to far, as the paper, and do not pass over empty space',
    );
  return addTrainingOptions(
    command,
    {
      ...nerfDefaults,
      learningRate: '0.003 for none and basic, else 0.001; it falls to a twentieth',
      encodings: nerfEncodingNames,
      scale: {
        description:
          'spread of the frequencies, for positional the highest one, in cycles per scene unit; auto chooses it from the pictures (default: the paper’s, in proportion to the pixels)',
        unit: 'cycles per scene unit',
      },
      target: 'the PSNR of training pixels',
    },
    encodings,
  );
}

/** What the options say of how a scene is seen. */
export function sceneSettings({ near, far, background, reduce }: NerfOptions): SceneSettings {
  return { near: near ?? null, far: far ?? null, background: background ?? null, reduce };
}

/**
 * The settings of one fit: the options, and the defaults for the encoding and the scene where they are silent.
 *
 * @throws RangeError if the encoding cannot be built from them.
 */
export function nerfSettings(
  encoding: NerfEncodingName,
  options: NerfOptions,
  { train, near, far }: InputScene,
): NerfSettings {
  const { features, width, depth, steps, seed, rays, samples, density, occupancy } = options;
  const cameras = train.map(({ camera }) => camera);
  const suited = defaultScale(encoding, cameras, { near, far });
  const automatic = options.scale === 'auto' && suited !== null;
  // Until the pictures have been asked, the default stands for what is chosen from them.
  const given = options.scale === 'auto' ? undefined : options.scale;
  const scale = suited === null ? null : (given ?? suited);
  // Built once here, so that what it refuses is refused before anything is trained or written.
  nerfEncoding(encoding, { scale, frequencyCount: features, random: seededRandom(0) });
  return {
    encoding,
    scale,
    ...(automatic ? { scaleFrom: 'data' as const } : {}),
    features,
    width,
    depth,
    steps,
    rays,
    samples,
    learningRate: options.learningRate ?? encodingDefaults[encoding].initialRate,
    seed,
    density,
    occupancy,
    ...sceneSettings(options),
    targetPsnr: options.targetPsnr ?? null,
  };
}

import {
  type FieldRecommendations,
  type FitEvent,
  type FourierEncoding,
  gridCoordinates,
  outputSpread,
  type ScaledEncodingName,
  type Scores,
} from '@fourier-features/core';
import type { ProgressOptions } from '@fourier-features/core/progress';
import { decodeCheckpoint, encodeCheckpoint } from '@fourier-features/core/storage';
import { encodeNifti, fromUnitRange } from '@fourier-features/datasets';
import type { Picture } from '@fourier-features/raster';
import { defaultScales } from '@fourier-features/theory';
import * as v from 'valibot';
import { decodedSettings } from '../decodedSettings.ts';
import type { TaskDescription } from '../description.ts';
import { fitSettings } from '../fitSettings.ts';
import type { Baseline, ResultFile, Solution } from '../result.ts';
import { encodingWithScale } from '../scale/encodingWithScale.ts';
import type { FitSettings } from '../settings.ts';
import { settingsEntries } from '../settingsSchema.ts';
import type { EncodingOptions, FitRun, Task } from '../task.ts';
import { errorPicture } from './errorPicture.ts';
import { gridValues } from './gridValues.ts';
import type { ReconstructionInput } from './reconstructionInput.ts';

/** What CT and MRI differ in. */
export interface ReconstructionParts<Input extends ReconstructionInput> {
  readonly description: TaskDescription;
  defaultScale(encoding: ScaledEncodingName, input: Input): number | null;
  recommended(input: Input): FieldRecommendations<ScaledEncodingName>;
  encoding(name: ScaledEncodingName, input: Input, options: EncodingOptions): FourierEncoding;
  fit(input: Input, settings: FitSettings, run: FitRun): AsyncGenerator<FitEvent, void, undefined>;
  /** Returns what people look at, nominally in [0, 1], from the field's values: attenuations, or magnitudes. */
  visible(values: Float32Array, input: Input): Float32Array;
  /** Scores visible values against the truth. */
  score(visible: Float32Array, truth: Float32Array, input: Input): Scores;
  /** Returns visible values as a picture: the slice, or the middle slices of the volume. */
  picture(visible: Float32Array, input: Input): Picture;
  /** Returns roughly the object in no time, so that a scale can be chosen from it; by default the first method. */
  preview?(input: Input, run: ProgressOptions): Promise<Float32Array>;
  /** Methods without a network; the first is direct and takes no time. */
  readonly methods: readonly [Method<Input>, ...Method<Input>[]];
  /** Returns the measurements as a file. */
  measurementsFile(input: Input): ResultFile;
}

/** A method without a network. */
export interface Method<Input> {
  readonly name: string;
  /** Returns values of the operator's input shape. */
  solve(input: Input, run: ProgressOptions): Promise<Float32Array>;
}

/** Returns the task of reconstructing an object from its measurements. */
export function reconstructionTask<Input extends ReconstructionInput>(
  parts: ReconstructionParts<Input>,
): Task<Input, FitSettings> {
  const { description, methods } = parts;
  const settingsSchema = v.object(settingsEntries(description.encodings));
  const solution = (visible: Float32Array, input: Input): Solution => {
    const picture = (values: Float32Array): Picture => parts.picture(values, input);
    return {
      scores: input.truth ? parts.score(visible, input.truth, input) : {},
      picture: picture(visible),
      error: errorPicture(visible, input, picture),
    };
  };
  const preview = parts.preview ?? methods[0].solve;
  /** Visible values of roughly the object. */
  const quick = async (input: Input, { signal }: ProgressOptions): Promise<Float32Array> =>
    parts.visible(await preview(input, { signal }), input);
  const task: Task<Input, FitSettings> = {
    ...description,
    shownScores: ['psnr', 'ssim'],
    pictureName: 'reconstruction.png',
    targetMeasure: ({ truth }) => (truth ? 'psnr' : 'measurementPsnr'),
    encoding: parts.encoding,
    defaultScale: parts.defaultScale,
    recommended: parts.recommended,
    settings: (choice, options, input) => fitSettings(task, choice, options, input),
    scaleProblem: async (input, settings, signal) => {
      signal?.throwIfAborted();
      const scales = defaultScales(encodingWithScale('scaleProblem', settings), Math.max(...input.shape));
      return {
        coordinates: gridCoordinates(input.shape),
        values: await quick(input, { signal }),
        inputDim: input.shape.length,
        scales,
      };
    },
    fit: parts.fit,
    result: async (field, input, _, run) => {
      const visible = parts.visible(await gridValues(field, input.shape, run), input);
      const { scores, picture, error } = solution(visible, input);
      return {
        scores,
        picture,
        error,
        files: [
          pictureFile('reconstruction', picture, 16),
          ...(await volumeFile(visible, input)),
          ...(error ? [pictureFile('error', error, 8)] : []),
          parts.measurementsFile(input),
        ],
        outputSpread: outputSpread(visible, input.truth ?? (await quick(input, run)), 1),
        notes: input.truth ? [] : ['no ground truth to compare with'],
        details: { measurement: { ...input.settings, ...input.provenance } },
      };
    },
    resultFiles: (input) => [
      'reconstruction.png',
      ...(input.volume ? ['reconstruction.nii.gz'] : []),
      ...(input.truth ? ['error.png'] : []),
      parts.measurementsFile(input).name,
    ],
    fieldMetadata: ({ shape }) => ({ shape: JSON.stringify(shape) }),
    curveLines: ({ truth }) =>
      truth
        ? [{ measure: 'psnr', label: 'ground truth' }]
        : [{ measure: 'measurementPsnr', label: 'measurements' }],
    truthTile: (input) =>
      input.truth && { picture: parts.picture(input.truth, input), title: 'ground truth' },
    baselines: (input): Baseline[] =>
      methods.map((method) => ({
        name: method.name,
        solve: async (run) => {
          run.signal?.throwIfAborted();
          return solution(parts.visible(await method.solve(input, run), input), input);
        },
      })),
    encodeCheckpoint,
    decodeCheckpoint,
    decodeSettings: (json) => decodedSettings(settingsSchema, json),
  };
  return task;
}

function pictureFile(key: string, picture: Picture, bitDepth: 8 | 16): ResultFile {
  return { key, name: `${key}.png`, content: { kind: 'picture', picture, bitDepth } };
}

/** The values as a volume with the units and the affine of the input, if it has one. */
async function volumeFile(
  visible: Float32Array,
  { volume }: Pick<ReconstructionInput, 'volume'>,
): Promise<ResultFile[]> {
  if (!volume) return [];
  const { shape, affine, valueRange } = volume;
  const values = fromUnitRange(visible, valueRange);
  const bytes = await encodeNifti(
    { values, shape: [...shape] as [number, number, number], affine: [...affine] },
    { gzip: true },
  );
  return [{ key: 'volume', name: 'reconstruction.nii.gz', content: { kind: 'bytes', bytes } }];
}

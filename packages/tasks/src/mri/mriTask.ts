import { fitGrid } from '@fourier-features/core';
import { encodeNpy } from '@fourier-features/datasets';
import * as mri from '@fourier-features/mri';
import { mriDescription } from '../description.ts';
import { reconstructionTask } from '../reconstruction/reconstructionTask.ts';
import type { FitSettings } from '../settings.ts';
import type { Task } from '../task.ts';
import { encodingOption, trainingOptions } from '../trainingOptions.ts';
import type { MriInput } from './mriInput.ts';
import { slicesPicture } from './slicesPicture.ts';

const GRID_STEPS = 200;

/**
 * Magnetic resonance imaging: a slice or a volume from part of its k-space.
 *
 * @example
 * import { finish } from '@fourier-features/core';
 * import { drawVolume, mriTask, simulateMri } from '@fourier-features/tasks';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const input = simulateMri(await drawVolume('shepp-logan', { size: 12 }));
 * const settings = mriTask.settings('gaussian', { frequencyCount: 8, width: 16, steps: 3 }, input);
 * const engine = await wasmEngine();
 * const { field } = await finish(mriTask.fit(input, settings, { engine }));
 * const { scores, files } = await mriTask.result(field, input, settings, { engine }); // reconstruction.nii.gz among them
 */
export const mriTask: Task<MriInput, FitSettings> = reconstructionTask<MriInput>({
  description: mriDescription,
  defaultScale: (encoding, { shape }) => mri.defaultScale(encoding as mri.EncodingName, shape),
  recommended: ({ shape }) => mri.recommended(shape),
  encoding: (name, { shape }, options) =>
    mri.encoding(name as mri.EncodingName, { inputDim: shape.length as 2 | 3, ...options }),
  fit: ({ operator, measurements: kspace, truth, complex }, settings, run) =>
    mri.fit({
      operator,
      kspace,
      complex,
      ...(truth ? { truth } : {}),
      ...encodingOption(settings.encoding as mri.EncodingName | null),
      ...trainingOptions(settings, run),
    }),
  visible: (values, { complex }) => (complex ? mri.magnitude(values) : values),
  score: (visible, truth, { shape }) => mri.score(visible, truth, shape),
  picture: (visible, { shape }) => slicesPicture(visible, shape),
  methods: [
    {
      name: 'zero-filled',
      solve: async ({ shape, measurements: kspace, sensitivities, complex }) =>
        mri.zeroFilled({
          shape,
          kspace,
          ...(sensitivities ? { sensitivities } : {}),
          part: complex ? 'complex' : 'magnitude',
        }),
    },
    {
      name: 'grid',
      solve: ({ operator, measurements, complex }, progress) =>
        fitGrid({
          operator,
          measurements,
          ...(complex ? { channels: 2, bounded: false, learningRate: 0.02 } : {}),
          steps: GRID_STEPS,
          ...progress,
        }),
    },
  ],
  measurementsFile: ({ measurements: values, operator }) => ({
    key: 'measurements',
    name: 'kspace.npy',
    content: {
      kind: 'bytes',
      bytes: encodeNpy({ values, shape: operator.outputShape, complex: true }),
    },
  }),
});

import { readFile } from 'node:fs/promises';
import { finish } from '@fourier-features/core';
import { photos } from '@fourier-features/datasets';
import { chooseEngine, type EngineName } from '@fourier-features/engines';
import { fit, split } from '@fourier-features/image';
import { boxReduce, decodePicture } from '@fourier-features/pictures';
import { protocolRandoms, protocols } from '../../../packages/image/experiments/protocol.ts';

/** The result of a training of the quick image protocol, with Gaussian features on its first photograph. */
export interface QuickResult {
  /** Name of the engine. */
  readonly engine: string;
  /** In dB, at every measurement from the protocol's `reportFrom`; the protocol's result is their median. */
  readonly heldOutPsnr: readonly number[];
  /** At the end, in dB. */
  readonly fitPsnr: number;
  /** Of a step, measurements included. */
  readonly milliseconds: number;
}

/** Trains by the quick image protocol on an engine. */
export async function fitQuickPicture(name: EngineName): Promise<QuickResult> {
  const protocol = protocols.quick;
  const { steps, measureEvery, reduce, reportFrom } = protocol;
  const picture = boxReduce(await decodePicture(await readFile(photos[0]!.url)), reduce);
  const { engine, dispose } = await chooseEngine({ engine: name });
  try {
    const started = performance.now();
    const { curve } = await finish(
      fit({
        split: split(picture, 'grid'),
        engine,
        kind: 'photo',
        encoding: 'gaussian',
        steps,
        batchSize: 'full',
        measureEvery,
        randoms: protocolRandoms(protocol),
      }),
    );
    const heldOutPsnr = curve.filter(({ step }) => step >= reportFrom).map((point) => point.heldOutPsnr!);
    return {
      engine: engine.name,
      heldOutPsnr,
      fitPsnr: curve.at(-1)!.fitPsnr!,
      milliseconds: (performance.now() - started) / steps,
    };
  } finally {
    dispose();
  }
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { photos, texts } from '@fourier-features/datasets';
import * as image from '@fourier-features/image';
import { boxReduce, decodePicture } from '@fourier-features/pictures';
import type { FieldsProtocol } from '../protocol.ts';
import type { Subject } from './subject.ts';

/** Reads a bundled picture: `fitPsnr` is of the pixels trained on, `heldOutPsnr` and `heldOutSsim` of those between. */
export async function readImage(name: string, { side }: FieldsProtocol['image']): Promise<Subject> {
  const bundled = [...photos, ...texts].find(({ url }) => basename(url.pathname, '.png') === name)!;
  const bytes = await readFile(bundled.url);
  const original = await decodePicture(bytes);
  const picture = boxReduce(original, original.width / side);
  const split = image.split(picture, 'grid');
  return {
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    recommended: image.recommended(split),
    outputDim: split.channels,
    truth: picture,
    fit: ({ encoding, ...options }) =>
      image.fit({
        ...options,
        ...(encoding && { encoding: encoding as image.EncodingName }),
        split,
        batchSize: 'full',
      }),
    result: async (field, engine) => ({
      scores: await image.score(field, split, { engine }),
      picture: await image.render(field, { engine, source: picture }),
    }),
  };
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { photos, texts } from '@fourier-features/datasets';
import * as image from '@fourier-features/image';
import { boxReduce, decodePicture } from '@fourier-features/pictures';
import type { FieldsProtocol } from '../protocol.ts';
import type { Subject } from './subject.ts';

/** Pixels along each side of the pictures for which the scales of the encodings were published. */
const PUBLISHED_SIDE = 512;

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
        ...(encoding && encodingAt(encoding as image.EncodingName, split.kind, side)),
        split,
        batchSize: 'full',
      }),
    result: async (field, engine) => ({
      scores: await image.score(field, split, { engine }),
      picture: await image.render(field, { engine, source: picture }),
    }),
  };
}

/** Returns an encoding with its published scale in cycles per pixel: the default one is too high for a reduced picture. */
function encodingAt(
  encoding: image.EncodingName,
  kind: image.PictureKind,
  side: number,
): { encoding: image.EncodingName; scale: number | null } {
  const { scale } = image.defaultsByKind[kind].encodings[encoding];
  return { encoding, scale: scale === null ? null : (scale * side) / PUBLISHED_SIDE };
}

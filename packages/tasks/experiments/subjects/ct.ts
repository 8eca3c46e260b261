import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { evaluateField, gridCoordinates, threefryRandom } from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import { colinSlice, publishedSheppLogan } from '@fourier-features/datasets';
import { boxReduce, decodePicture, type Picture } from '@fourier-features/pictures';
import type { FieldsProtocol } from '../protocol.ts';
import type { Subject } from './subject.ts';

/** The seed of the published phantoms. */
const PHANTOM_SEED = 10;

/** An image that is scanned. */
interface Scanned {
  /** Values in [0, 1], `[side, side]`. */
  readonly truth: Float32Array;
  readonly sha256: string;
  readonly defaults: ct.Defaults;
}

/**
 * Scans a published phantom, such as `shepp:8`, or a slice of a brain, such as `brain:colin27-z070`: `psnr` and `ssim` are of the
 * image against the truth.
 */
export async function readScan(name: string, { side, angles }: FieldsProtocol['ct']): Promise<Subject> {
  const [data, which] = name.split(':') as [string, string];
  const { truth, sha256, defaults } = await (data === 'shepp' ? phantom(which, side) : slice(which, side));
  const shape = [side, side];
  const operator = ct.parallelBeam({ shape, angles: ct.uniformAngles(angles) });
  const sinogram = operator.apply(truth);
  const picture = (values: Float32Array): Picture => ({ width: side, height: side, channels: 1, values });
  return {
    name,
    sha256,
    recommended: { ...ct.recommended(shape), defaults },
    outputDim: 1,
    truth: picture(truth),
    fit: ({ encoding, ...options }) =>
      ct.fit({
        ...options,
        ...(encoding && {
          encoding: encoding as ct.EncodingName,
          scale: defaults.encodings[encoding as ct.EncodingName].scale,
        }),
        operator,
        sinogram,
        truth,
      }),
    result: async (field, engine) => {
      const values = await evaluateField(field, gridCoordinates(shape), { engine });
      const { psnr, ssim } = ct.score(values, truth, shape);
      return { scores: { psnr, ...(ssim === undefined ? {} : { ssim }) }, picture: picture(values) };
    },
  };
}

async function phantom(index: string, side: number): Promise<Scanned> {
  const random = threefryRandom(PHANTOM_SEED);
  const { values } = publishedSheppLogan({ index: Number(index), random, shape: [side, side] });
  return { truth: values, sha256: hash(values), defaults: ct.defaults };
}

async function slice(which: string, side: number): Promise<Scanned> {
  const bytes = await readFile(colinSlice(which).url);
  const picture = await decodePicture(bytes);
  const { values } = boxReduce(picture, picture.width / side);
  const largest = values.reduce((a, b) => Math.max(a, b), 0);
  return {
    truth: values.map((value) => value / largest),
    sha256: hash(bytes),
    defaults: ct.brainDefaults,
  };
}

function hash(content: Uint8Array | Float32Array): string {
  return createHash('sha256').update(content).digest('hex');
}

import {
  type DecodedPicture,
  decodePicture,
  encodeAnimation,
  encodePng,
  type Picture,
} from '@fourier-features/pictures';
import { decodePicture as decodeInBrowser } from '@fourier-features/pictures/browser';
import { readImage, readPictureSlice } from '@fourier-features/tasks';
import { pngChunk } from '../mutate/containers.ts';
import { firstOf, notCount, notShape, type Reader } from './reader.ts';
import { seedFiles } from './seedFiles.ts';

const PICTURE: Picture = {
  width: 4,
  height: 3,
  channels: 4,
  values: Float32Array.from({ length: 48 }, (_, i) => i / 47),
};

async function seeds(): Promise<Uint8Array[]> {
  return [
    ...(await seedFiles('picture')),
    await encodePng(PICTURE),
    await encodePng(PICTURE, { bitDepth: 16 }),
    await encodeAnimation([PICTURE, PICTURE]),
    await encodeAnimation([PICTURE, PICTURE], { format: 'gif' }),
  ];
}

function pictureFault({ width, height, channels, values }: Picture): string | undefined {
  return firstOf(
    notCount('width', width, 1),
    notCount('height', height, 1),
    !(channels >= 1 && channels <= 4) && `channels must be from 1 to 4, got ${channels}`,
    notShape('a picture', [height, width, channels], values.length),
    values.some((value) => !(value >= 0 && value <= 1)) && 'values must be in [0, 1]',
  );
}

function decodedFault(picture: DecodedPicture): string | undefined {
  const { channels, values } = picture;
  const opaque = channels % 2 === 0 && values.every((value, i) => (i + 1) % channels !== 0 || value === 1);
  return firstOf(pictureFault(picture), opaque && 'there must be no alpha channel if all pixels are opaque');
}

const shared = { seeds, mutators: [pngChunk] };

/** Readers of picture files. */
export const pictureReaders: readonly Reader[] = [
  {
    ...shared,
    name: 'picture',
    names: /^decodePicture: /,
    read: async (bytes) => decodedFault(await decodePicture(bytes)),
  },
  {
    // of the formats that browsers read, PNG needs no browser
    name: 'browser-png',
    seeds: async () => [await encodePng(PICTURE), await encodePng(PICTURE, { bitDepth: 16 })],
    mutators: [pngChunk],
    names: /^decodePicture: /,
    read: async (bytes) => decodedFault(await decodeInBrowser(bytes)),
  },
  {
    ...shared,
    name: 'image',
    names: /^(decodePicture|readImage|split): /,
    read: async (bytes) =>
      pictureFault((await readImage(bytes, { name: 'input', decodePicture, holdout: 'none' })).picture),
  },
  {
    ...shared,
    name: 'picture-slice',
    names: /^(decodePicture|readPictureSlice|padToSquare|greyPlane): /,
    read: async (bytes) => {
      const { values, shape } = await readPictureSlice(bytes, { name: 'input', decodePicture });
      return firstOf(
        shape[0] !== shape[1] && 'a slice must be square',
        notShape('a slice', shape, values.length),
        values.some((value) => !(value >= 0 && value <= 1)) && 'values must be in [0, 1]',
      );
    },
  },
];

import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { encodeSafetensors } from '@fourier-features/core/storage';

/** Files of a few kilobytes or megabytes that claim far more, from the formats' specifications alone. */

/** A PNG of 8-bit RGB whose header states a size; the pixels are all zero, and those of the first row only. */
export function png(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = deflateSync(Buffer.alloc(1 + 3 * width));
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', row),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, content: Uint8Array): Uint8Array {
  const file = Buffer.alloc(content.length + 12);
  file.writeUInt32BE(content.length, 0);
  file.write(type, 4);
  file.set(content, 8);
  file.writeUInt32BE(crc32(file.subarray(4, content.length + 8)), content.length + 8);
  return file;
}

/** An SVG without content, of a size in pixels. */
export const svg = (width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`;

/** A .npy file of version 2 with a shape in Fortran order, and no elements. */
export function npy(shape: string): Uint8Array {
  const text = Buffer.from(`{'descr': '<f4', 'fortran_order': True, 'shape': (${shape}), }\n`);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([Buffer.from([0x93]), Buffer.from('NUMPY\x02\0'), length, text]);
}

/** Newlines, compressed with gzip. */
export const newlines = (bytes: number): Uint8Array => gzipSync(Buffer.alloc(bytes, '\n'));

/** Transforms of many frames that all name the same picture, and many more keys for all frames. */
export function transforms(frameCount: number, keyCount: number): string {
  const transform_matrix = [
    [0, 0, 1, 4],
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 0, 1],
  ];
  const frames = Array.from({ length: frameCount }, () => ({ file_path: 'view.png', transform_matrix }));
  const keys = Object.fromEntries(Array.from({ length: keyCount }, (_, i) => [`key${i}`, i]));
  return JSON.stringify({ camera_angle_x: 0.7, ...keys, frames });
}

/** A field of `image fit` with other hyper-parameters and metadata than its arrays have. */
export function field(network: Readonly<Record<string, number>>, width: number): Uint8Array {
  const encoding = {
    name: 'identity',
    inputDim: 2,
    outputDim: 2,
    frequencyCount: 0,
    inputRange: [0, 1],
    includeCoordinates: true,
    trainable: false,
    hyperparameters: {},
  };
  const shape = { inputDim: 2, outputDim: 1, depth: 1, width: 1, outputActivation: 'sigmoid', ...network };
  const description = { format: 2, encoding, network: shape };
  return encodeSafetensors({
    tensors: [
      { name: 'encoding.frequencies', shape: [0, 2], values: new Float32Array(0) },
      { name: 'encoding.amplitudes', shape: [0], values: new Float32Array(0) },
      { name: 'dense0.weight', shape: [2, 1], values: new Float32Array(2) },
      { name: 'dense0.bias', shape: [1], values: new Float32Array(1) },
    ],
    metadata: {
      task: 'image',
      image_width: String(width),
      image_height: String(width),
      fourier_features: JSON.stringify(description),
    },
  });
}

/** The header of a BART array of a plane. */
export const hdr = (width: number, height: number): string => `# Dimensions\n${width} ${height}\n`;

import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';

/** Samples of 8 or 16 bits. */
export interface PngSamples {
  readonly samples: Uint8Array | Uint16Array;
  readonly channels: number;
}

/**
 * Reads the samples of a PNG file. Palettes, samples of fewer than 8 bits and the transparent colour are expanded to samples
 * of 8 or 16 bits, alpha last.
 *
 * @param transparency content of the tRNS chunk; the file is without it, because fast-png refuses it in tiny pictures.
 */
export function pngSamples(file: Uint8Array, transparency: Uint8Array | undefined): PngSamples {
  const png = decode(file, { checkCrc: true });
  const { channels, depth } = png;
  if (png.palette && channels === 1) return ofPalette(png, transparency ?? new Uint8Array(0));
  const stored = depth < 8 ? unpacked(png) : (png.data as Uint8Array | Uint16Array);
  const samples = transparency ? withAlpha(stored, png, transparency) : stored;
  const white = 2 ** depth - 1;
  if (depth < 8) for (let i = 0; i < samples.length; i++) samples[i] = (samples[i]! * 255) / white;
  return { samples, channels: transparency ? channels + 1 : channels };
}

/** Looks up colours; entries without an alpha are opaque. */
function ofPalette(png: DecodedPng, alphas: Uint8Array): PngSamples {
  const palette = png.palette!.map((colour, i) => [...colour, alphas[i] ?? 255]);
  return { samples: convertIndexedToRgb({ ...png, palette }), channels: 4 };
}

/** Returns grey samples of fewer than 8 bits one by one; rows start at a byte. */
function unpacked({ data, width, height, depth }: DecodedPng): Uint8Array {
  const rowBytes = Math.ceil((width * depth) / 8);
  const perByte = 8 / depth;
  const samples = new Uint8Array(width * height);
  for (let i = 0; i < samples.length; i++) {
    const [row, column] = [Math.floor(i / width), i % width];
    const shift = 8 - depth * (1 + (column % perByte));
    samples[i] = (data[row * rowBytes + Math.floor(column / perByte)]! >> shift) & (2 ** depth - 1);
  }
  return samples;
}

/** Adds an alpha of 0 to pixels of the transparent colour, given as 16-bit numbers, and of the largest sample to others. */
function withAlpha(
  samples: Uint8Array | Uint16Array,
  { channels, depth }: DecodedPng,
  transparency: Uint8Array,
): Uint8Array | Uint16Array {
  const transparent = Array.from(
    { length: channels },
    (_, i) => 256 * transparency[2 * i]! + transparency[2 * i + 1]!,
  );
  const pixels = samples.length / channels;
  const stride = channels + 1;
  const wide = depth === 16 ? new Uint16Array(pixels * stride) : new Uint8Array(pixels * stride);
  for (let pixel = 0; pixel < pixels; pixel++) {
    let isTransparent = true;
    for (let channel = 0; channel < channels; channel++) {
      const sample = samples[pixel * channels + channel]!;
      wide[pixel * stride + channel] = sample;
      isTransparent &&= sample === transparent[channel];
    }
    wide[pixel * stride + channels] = isTransparent ? 0 : 2 ** depth - 1;
  }
  return wide;
}

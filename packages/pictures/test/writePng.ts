import { crc32, deflateSync } from 'node:zlib';

export interface PngFile {
  width: number;
  height: number;
  /** Bits per sample in the file. */
  depth: 1 | 2 | 4 | 8 | 16;
  /** PNG colour type: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  colour: 0 | 2 | 3 | 4 | 6;
  /** Unsigned samples (or palette indices), row by row. */
  samples: readonly number[];
  /** RGB entries, flat. */
  palette?: readonly number[];
  /** Content of the tRNS chunk. */
  transparency?: readonly number[];
  /** An ICC profile to embed. */
  profile?: Uint8Array;
}

/** Writes a PNG file from the specification alone, as an independent reference. */
export function writePng({
  width,
  height,
  depth,
  colour,
  samples,
  palette,
  transparency,
  profile,
}: PngFile): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour], 8);
  const perRow = samples.length / height;
  const rows = Array.from({ length: height }, (_, row) => {
    const bits = samples
      .slice(row * perRow, (row + 1) * perRow)
      .map((sample) => sample.toString(2).padStart(depth, '0'))
      .join('');
    const octets = bits.match(/.{1,8}/g) ?? [];
    return [0, ...octets.map((octet) => Number.parseInt(octet.padEnd(8, '0'), 2))];
  });
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    ...(profile ? [chunk('iCCP', Buffer.concat([Buffer.from('p\0\0'), deflateSync(profile)]))] : []),
    ...(palette ? [chunk('PLTE', Buffer.from(palette))] : []),
    ...(transparency ? [chunk('tRNS', Buffer.from(transparency))] : []),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type), content]);
  const file = Buffer.alloc(content.length + 12);
  file.writeUInt32BE(content.length, 0);
  file.set(body, 4);
  file.writeUInt32BE(crc32(body), content.length + 8);
  return file;
}

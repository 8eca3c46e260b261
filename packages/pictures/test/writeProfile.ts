/**
 * Writes an ICC profile, version 2, with D50 primaries `[r, g, b][X, Y, Z]` and a pure power curve, from ICC.1:2001
 * alone, for test pictures in colour spaces other than sRGB.
 */
export function writeProfile(
  name: string,
  primaries: readonly (readonly number[])[],
  gamma: number,
): Uint8Array {
  const curve = Buffer.alloc(16);
  curve.write('curv');
  curve.writeUInt32BE(1, 8);
  curve.writeUInt16BE(Math.round(gamma * 256), 12);
  const description = Buffer.alloc(12 + name.length + 1 + 78 + 12);
  description.write('desc');
  description.writeUInt32BE(name.length + 1, 8);
  description.write(name, 12);
  const tags: [string, Buffer][] = [
    ['desc', description],
    ['cprt', Buffer.from('text\0\0\0\0none\0')],
    ['wtpt', xyz([0.9642, 1, 0.8249])],
    ...primaries.map((primary, i): [string, Buffer] => [`${'rgb'[i]}XYZ`, xyz(primary)]),
    ...['rTRC', 'gTRC', 'bTRC'].map((tag): [string, Buffer] => [tag, curve]),
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const contents: Buffer[] = [];
  let offset = 128 + table.length;
  tags.forEach(([tag, content], i) => {
    table.write(tag, 4 + 12 * i);
    table.writeUInt32BE(offset, 8 + 12 * i);
    table.writeUInt32BE(content.length, 12 + 12 * i);
    contents.push(content, Buffer.alloc(-content.length & 3));
    offset += (content.length + 3) & ~3;
  });
  const header = Buffer.alloc(128);
  header.writeUInt32BE(offset, 0);
  header.writeUInt32BE(0x02400000, 8);
  header.write('mntrRGB XYZ ', 12);
  header.write('acsp', 36);
  xyz([0.9642, 1, 0.8249]).copy(header, 68, 8);
  return Buffer.concat([header, table, ...contents]);
}

function xyz(values: readonly number[]): Buffer {
  const tag = Buffer.alloc(20);
  tag.write('XYZ ');
  values.forEach((value, i) => {
    tag.writeInt32BE(Math.round(value * 65536), 8 + 4 * i);
  });
  return tag;
}

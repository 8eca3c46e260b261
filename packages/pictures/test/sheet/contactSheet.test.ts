import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  type ContactSheetOptions,
  contactSheet,
  decodePicture,
  type Picture,
} from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';

const plain = (width: number, height: number, colour: readonly number[]): Picture => ({
  width,
  height,
  channels: colour.length as Picture['channels'],
  values: Float32Array.from({ length: width * height * colour.length }, (_, i) => colour[i % colour.length]!),
});
const red = plain(4, 4, [1, 0, 0]);

async function count(options: ContactSheetOptions, matches: (r: number, g: number, b: number) => boolean) {
  const { width, height, values } = await decodePicture(await contactSheet(options));
  let found = 0;
  for (let i = 0; i < values.length; i += 3) {
    if (matches(values[i]!, values[i + 1]!, values[i + 2]!)) found++;
  }
  return { width, height, found };
}
const isRed = (r: number, g: number, b: number) => r === 1 && g === 0 && b === 0;
const isInk = (r: number, g: number, b: number) => r === g && g === b && r < 0.6;

describe('contactSheet({ tiles, … })', () => {
  test('enlarges by the largest integer factor that fits', async () => {
    const { found } = await count({ tiles: [{ picture: red, title: '' }], tileSize: 50 }, isRed);
    expect(found).toBe((4 * 12) ** 2);
  });

  test('reduces a large picture to the tile size by area averaging', async () => {
    const values = Float32Array.from({ length: 90 * 60 }, (_, i) => i % 2);
    const tiles = [{ picture: { width: 90, height: 60, channels: 1, values } as const, title: '' }];
    // each new pixel covers 1.5 old ones, 0 and half a 1 or 1 and half a 0: 1/3 or 2/3
    const third = await count({ tiles, tileSize: 60 }, (r) => Math.round(r * 255) === 85);
    const twoThirds = await count({ tiles, tileSize: 60 }, (r) => Math.round(r * 255) === 170);
    expect([third.found, twoThirds.found]).toEqual([30 * 40, 30 * 40]);
  });

  test('lays transparent pictures over a light checkerboard', async () => {
    const tiles = [{ picture: plain(32, 32, [0, 0, 1, 0]), title: '' }];
    const dark = await count({ tiles, tileSize: 32 }, (r) => Math.round(r * 255) === 230);
    expect(dark.found).toBe(32 ** 2 / 2);
    const half = [{ picture: plain(32, 32, [0, 0.5]), title: '' }];
    const shade = await count({ tiles: half, tileSize: 32 }, (r) => Math.round(r * 255) === 128);
    expect(shade.found).toBe(32 ** 2 / 2);
  });

  test('arranges tiles in rows of `columns`, all on the sheet', async () => {
    const tiles = Array.from({ length: 5 }, (_, i) => ({ picture: red, title: `Tile ${i}` }));
    const row = await count({ tiles, tileSize: 64 }, isRed);
    const rows = await count({ tiles, tileSize: 64, columns: 2 }, isRed);
    expect([row.found, rows.found]).toEqual([5 * 64 ** 2, 5 * 64 ** 2]);
    expect(rows.width).toBeLessThan(row.width);
    expect(rows.height).toBeGreaterThan(2.5 * row.height);
  });

  test('leaves a place empty for a tile without a picture', async () => {
    const tile = { picture: red, title: '' };
    const notWhite = (r: number, g: number, b: number) => r + g + b < 3;
    const two = await count({ tiles: [tile, tile], tileSize: 64 }, notWhite);
    const gap = await count({ tiles: [{ title: '' }, tile], tileSize: 64 }, notWhite);
    expect(gap.found).toBe(two.found / 2);
    expect([gap.width, gap.height]).toEqual([two.width, two.height]);
  });

  test('draws title, caption and heading, and wraps a long caption', async () => {
    const bare = { picture: red, title: '' };
    const ink = async (options: ContactSheetOptions) => count({ tileSize: 64, ...options }, isInk);
    expect((await ink({ tiles: [bare] })).found).toBe(0);
    expect((await ink({ tiles: [{ ...bare, title: 'σ = 10' }] })).found).toBeGreaterThan(50);
    expect((await ink({ tiles: [bare], heading: 'Photo' })).found).toBeGreaterThan(50);
    const short = await ink({ tiles: [{ ...bare, caption: '34.1 dB' }] });
    const long = await ink({ tiles: [{ ...bare, caption: '34.1 dB after two thousand steps_'.repeat(4) }] });
    expect(long.found).toBeGreaterThan(10 * short.found);
    expect(long.width).toBe(short.width);
    expect(long.height).toBeGreaterThan(short.height);
  });

  // another process, because fontconfig reads its configuration once; it loads the sheet's modules alone
  test('draws the same letters on a system without fonts', async () => {
    const program = `
      import { contactSheet } from '../../src/sheet/contactSheet.ts';
      const picture = { width: 1, height: 1, channels: 1, values: Float32Array.of(1) };
      const sheet = await contactSheet({ tiles: [{ picture, title: 'Title σ', caption: 'Caption & <b>' }] });
      process.stdout.write(Buffer.from(sheet).toString('base64'));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', program],
      {
        cwd: import.meta.dirname,
        env: { ...process.env, FONTCONFIG_FILE: '/dev/null', FONTCONFIG_PATH: '/dev/null' },
      },
    );
    const picture = plain(1, 1, [1]);
    const here = await contactSheet({ tiles: [{ picture, title: 'Title σ', caption: 'Caption & <b>' }] });
    expect(stdout).toBe(Buffer.from(here).toString('base64'));
  });

  test('refuses no tiles, half a column and an inconsistent picture', async () => {
    await expect(contactSheet({ tiles: [] })).rejects.toThrow(
      'contactSheet: tiles must hold at least one picture, got none',
    );
    await expect(contactSheet({ tiles: [{ picture: red, title: '' }], columns: 0.5 })).rejects.toThrow(
      'contactSheet: columns must be a positive integer, in tiles, got 0.5',
    );
    const broken = { ...red, width: 5 };
    await expect(contactSheet({ tiles: [{ picture: broken, title: '' }] })).rejects.toThrow(
      'contactSheet: tiles[0].picture.values must hold height × width × channels = 4 × 5 × 3 = 60 numbers, got 48',
    );
  });
});

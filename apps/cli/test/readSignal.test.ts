import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePng } from '@fourier-features/pictures';
import { expect, test } from 'vitest';
import { readSignal } from '../src/theory/readSignal.ts';

test('a row of a transparent picture is the one on black', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fourier-features-signal-'));
  try {
    const [colours, alphas] = [
      [1, 1, 0.2, 0.4, 1, 0.6, 0.8, 0.2],
      [0, 0, 1, 1, 0, 1, 1, 1],
    ];
    const values = colours!.flatMap((colour, i) => [colour, alphas![i]!]);
    const path = join(folder, 'row.png');
    await writeFile(
      path,
      await encodePng({ width: 8, height: 1, channels: 2, values: Float32Array.from(values) }),
    );
    const { train, heldOut } = await readSignal(path, { row: undefined, points: 32, alpha: 1, seed: 0 });
    const read = Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? train : heldOut).values[i >> 1]!);
    // mapped to [−½, ½]: 0 is the least, 0.8 the greatest
    const expected = colours!.map((colour, i) => (colour * alphas![i]!) / 0.8 - 0.5);
    expect(read).toEqual(expected.map((value) => expect.closeTo(value, 5)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { encodePng, type Picture } from '@fourier-features/pictures';
import { findTfjsNode, HOOK } from '@fourier-features/tfjs-node';
import { expect, test } from 'vitest';

const CLI = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url));

/** What `image fit --json` prints, in part. */
interface Report {
  readonly engine: string;
  readonly scores: { readonly fitPsnr: number };
}

test.skipIf(!findTfjsNode())(
  'fourier-features --engine tfjs-node trains to the PSNR of the wasm engine, and Node warns of nothing',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tfjs-node-'));
    try {
      const values = Float32Array.from(
        { length: 24 * 16 * 3 },
        (_, i) => 0.5 + 0.4 * Math.sin(i / 7 + (i % 3)),
      );
      const picture: Picture = { width: 24, height: 16, channels: 3, values };
      await writeFile(join(folder, 'waves.png'), await encodePng(picture));
      const fitOn = async (engine: string): Promise<Report> => {
        const words = ['image', 'fit', 'waves.png', '--steps', '20', '--width', '16', '--engine', engine];
        const { stdout, stderr } = await promisify(execFile)(
          process.execPath,
          ['--import', HOOK, CLI, ...words, '--out', engine, '--json'],
          { cwd: folder, env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3' } },
        );
        expect(stderr).not.toContain('Warning');
        return JSON.parse(stdout) as Report;
      };
      const [wasm, tfjs] = [await fitOn('wasm'), await fitOn('tfjs-node')];
      expect(wasm.engine).toMatch(/^wasm-/);
      expect(tfjs.engine).toBe('tfjs-node');
      expect(tfjs.scores.fitPsnr).toBeCloseTo(wasm.scores.fitPsnr, 3);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

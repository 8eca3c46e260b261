/** Fits rings to a quarter of their pixels and renders them four times as large. */
import { finish } from '@fourier-features/core';
import * as image from '@fourier-features/image';
import { wasmEngine } from '@fourier-features/wasm';

const engine = await wasmEngine();
const size = 64;
const values = Float32Array.from({ length: size * size }, (_, i) => {
  const radius = Math.hypot((i % size) / size - 0.5, Math.floor(i / size) / size - 0.5);
  return 0.5 + 0.5 * Math.cos(2 * Math.PI * 8 * radius);
});
const rings = { width: size, height: size, channels: 1, values };
const split = image.split(rings, 'grid');
for (const encoding of ['none', 'gaussian'] as const) {
  const scale = encoding === 'gaussian' ? 4 : null;
  const run = image.fit({ split, engine, encoding, scale, steps: 40, batchSize: 'full' });
  const { field } = await finish(run);
  const { fitPsnr, heldOutPsnr } = await image.score(field, split, { engine });
  const larger = await image.render(field, { engine, source: rings, width: 4 * size, height: 4 * size });
  process.stdout.write(
    `${encoding}: fit PSNR ${fitPsnr!.toFixed(1)} dB, held-out PSNR ${heldOutPsnr!.toFixed(1)} dB, rendered at ${larger.width}x${larger.height}\n`,
  );
}

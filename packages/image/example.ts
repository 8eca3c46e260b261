/** Learns rings from a quarter of their pixels, and draws them four times as large. */
import { finish } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { fitImage, renderImage, scoreImage, splitImage } from '@fourier-features/image';

await activateFastestBackend();
const engine = tfjsEngine();
const size = 64;
const values = Float32Array.from({ length: size * size }, (_, i) => {
  const radius = Math.hypot((i % size) / size - 0.5, Math.floor(i / size) / size - 0.5);
  return 0.5 + 0.5 * Math.cos(2 * Math.PI * 8 * radius);
});
const image = { width: size, height: size, channels: 1, values };
const split = splitImage(image, 'grid');
for (const encoding of ['none', 'gaussian'] as const) {
  const { field } = await finish(
    fitImage({
      split,
      engine,
      encoding,
      ...(encoding === 'gaussian' ? { scale: 4 } : {}),
      steps: 100,
      batchSize: 'full',
    }),
  );
  const { train, test } = await scoreImage(engine, field, split);
  const larger = await renderImage(engine, field, { source: image, width: 4 * size, height: 4 * size });
  process.stdout.write(
    `${encoding}: fit PSNR ${train.psnr.toFixed(1)} dB, held-out PSNR ${test!.psnr.toFixed(1)} dB, drawn at ${larger.width}x${larger.height}\n`,
  );
}

/** Runs a protocol on photographs and writes its record and contact sheet; see `--help`. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CurvePoint, type Engine, type FitEnd, finish } from '@fourier-features/core';
import { photos } from '@fourier-features/datasets';
import { experimentArguments, openRecord, summarise } from '@fourier-features/experiments';
import { fit, render, split } from '@fourier-features/image';
import { boxReduce, contactSheet, decodePicture, type Picture } from '@fourier-features/pictures';
import { wasmEngine } from '@fourier-features/wasm';
import { type ImageProtocol, protocolRandoms, protocols, published } from './protocol.ts';

/** The result for one photograph and one encoding. */
interface ImageResult {
  readonly photo: string;
  readonly sha256: string;
  readonly encoding: string;
  /** Median over the reported part of the curve, in dB. */
  readonly heldOutPsnr: number;
  readonly fitPsnr: number;
  readonly seconds: number;
  readonly curve: readonly CurvePoint[];
}

const options = experimentArguments(
  `pnpm --filter @fourier-features/image quick [options] [picture ...]
pnpm --filter @fourier-features/image reproduce [options] [picture ...]

Fits each picture (default: the bundled photographs) with each encoding; writes records/<protocol>.json and .png.`,
  '  pnpm --filter @fourier-features/image quick --encoding gaussian --steps 30',
);

await run(options.protocol);

async function run(name: 'quick' | 'paper'): Promise<void> {
  const protocol = { ...protocols[name], ...(options.steps ? { steps: options.steps } : {}) };
  const encodings = protocol.encodings.filter((each) => !options.encoding || each === options.encoding);
  const engine = await wasmEngine();
  const files =
    options.inputs.length > 0
      ? options.inputs.map((path) => pathToFileURL(path))
      : photos.map(({ url }) => url);
  const record = openRecord<ImageProtocol, ImageResult>(recordFile(`${name}.json`), {
    experiment: `image/${name}`,
    engine: engine.name,
    protocol,
  });
  const results: ImageResult[] = [];
  const tiles: { picture: Picture; title: string; caption?: string }[] = [];
  for (const file of files) {
    const bytes = await readFile(file);
    const photo = basename(file.pathname, '.png');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const picture = boxReduce(await decodePicture(bytes), protocol.reduce);
    tiles.push({ picture, title: photo });
    for (const encoding of encodings) {
      const started = performance.now();
      const { end, image } = await fitOne(engine, picture, encoding, protocol);
      const seconds = (performance.now() - started) / 1000;
      const reported = end.curve.filter(({ step }) => step >= protocol.reportFrom);
      const heldOutPsnr = median(
        (reported.length > 0 ? reported : end.curve).map((point) => point.heldOutPsnr!),
      );
      const fitPsnr = end.curve.at(-1)!.fitPsnr!;
      const result = { photo, sha256, encoding, heldOutPsnr, fitPsnr, seconds, curve: end.curve };
      results.push(result);
      if (!options.partial) await record.add(result);
      tiles.push({ picture: image, title: encoding, caption: `held-out ${heldOutPsnr.toFixed(2)} dB` });
      process.stdout.write(
        `${photo} ${encoding}: held-out ${heldOutPsnr.toFixed(2)} dB, fit ${fitPsnr.toFixed(2)} dB, ${seconds.toFixed(0)} s\n`,
      );
    }
  }
  if (!options.partial)
    await writeFile(recordFile(`${name}.png`), await contactSheet({ tiles, columns: encodings.length + 1 }));
  for (const encoding of encodings) {
    const { mean, deviation, count } = summarise(
      results.filter((result) => result.encoding === encoding).map((result) => result.heldOutPsnr),
    );
    const paper = `${published[encoding].mean} ± ${published[encoding].deviation} over 16 other photographs`;
    process.stdout.write(
      `${encoding}: held-out PSNR ${mean.toFixed(2)} ± ${deviation.toFixed(2)} dB over ${count} (the paper: ${paper})\n`,
    );
  }
}

async function fitOne(
  engine: Engine,
  picture: Picture,
  encoding: ImageProtocol['encodings'][number],
  protocol: ImageProtocol,
): Promise<{ end: FitEnd; image: Picture }> {
  const { steps, measureEvery } = protocol;
  const randoms = protocolRandoms(protocol);
  const end = await finish(
    fit({
      split: split(picture, 'grid'),
      engine,
      encoding,
      steps,
      batchSize: 'full',
      measureEvery,
      randoms,
    }),
  );
  const image = await render(end.field, { engine, source: picture });
  return { end, image };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function recordFile(name: string): URL {
  return new URL(`records/${name}`, import.meta.url);
}

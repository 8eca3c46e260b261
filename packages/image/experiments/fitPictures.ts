import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CurvePoint, type Engine, type FitEnd, finish } from '@fourier-features/core';
import type { BundledPicture } from '@fourier-features/datasets';
import { chooseEngine } from '@fourier-features/engines';
import {
  type ExperimentArguments,
  openRecord,
  resultPictures,
  type ShownResult,
  shortenProtocol,
  summarise,
} from '@fourier-features/experiments';
import { fit, type PictureKind, render, split } from '@fourier-features/image';
import { boxReduce, decodePicture, type Picture } from '@fourier-features/pictures';
import { type ImageProtocol, protocolRandoms, protocols, published } from './protocol.ts';

/** The result for one picture and one encoding. */
interface ImageResult {
  readonly picture: string;
  readonly sha256: string;
  readonly encoding: string;
  /** Median over the reported part of the curve, in dB. */
  readonly heldOutPsnr: number;
  readonly fitPsnr: number;
  readonly seconds: number;
  readonly curve: readonly CurvePoint[];
}

/** What an experiment fits. */
export interface Subjects {
  readonly kind: PictureKind;
  /** Pictures to fit if the arguments name none. */
  readonly pictures: readonly BundledPicture[];
  /** Name of the record, such as `quick-text`. */
  readonly record: string;
}

/** Fits pictures of one kind with each encoding; writes a record and a contact sheet, and prints means. */
export async function fitPictures(
  options: ExperimentArguments,
  { kind, pictures, record: name }: Subjects,
): Promise<void> {
  const protocol = shortenProtocol(protocols[options.protocol], options);
  const encodings = protocol.encodings.filter((each) => !options.encoding || each === options.encoding);
  const { engine } = await chooseEngine();
  const files =
    options.inputs.length > 0
      ? options.inputs.map((path) => pathToFileURL(path))
      : pictures.map(({ url }) => url);
  const record = openRecord<ImageProtocol & { kind: PictureKind }, ImageResult>(recordFile(`${name}.json`), {
    experiment: `image/${name}`,
    engine: engine.name,
    protocol: { kind, ...protocol },
    resume: options.resume && !options.partial,
    mixedSources: options.mixedSources,
  });
  const drawn = resultPictures(recordFile(`${name}/`));
  const results: ImageResult[] = [];
  for (const file of files) {
    const bytes = await readFile(file);
    const title = basename(file.pathname, '.png');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const picture = boxReduce(await decodePicture(bytes), protocol.reduce);
    if (!options.partial) await drawn.write(title, 'truth', picture);
    for (const encoding of encodings) {
      const done = record.results.find(
        (result) => result.sha256 === sha256 && result.picture === title && result.encoding === encoding,
      );
      if (done) {
        results.push(done);
        continue;
      }
      const started = performance.now();
      const { end, image } = await fitOne(engine, picture, kind, encoding, protocol);
      const seconds = (performance.now() - started) / 1000;
      const reported = end.curve.filter(({ step }) => step >= protocol.reportFrom);
      const heldOutPsnr = median(
        (reported.length > 0 ? reported : end.curve).map((point) => point.heldOutPsnr!),
      );
      const fitPsnr = end.curve.at(-1)!.fitPsnr!;
      const result = { picture: title, sha256, encoding, heldOutPsnr, fitPsnr, seconds, curve: end.curve };
      results.push(result);
      process.stdout.write(
        `${title} ${encoding}: held-out ${heldOutPsnr.toFixed(2)} dB, fit ${fitPsnr.toFixed(2)} dB, ${seconds.toFixed(0)} s\n`,
      );
      if (options.partial) continue;
      await drawn.write(title, encoding, image);
      await record.add(result);
    }
    if (!options.partial) await drawn.writeSheet(recordFile(`${name}.png`), results.map(shown), TILE_SIZE);
  }
  for (const encoding of encodings) {
    const { mean, deviation, count } = summarise(
      results.filter((result) => result.encoding === encoding).map((result) => result.heldOutPsnr),
    );
    const paper = `${published[kind][encoding].mean} ± ${published[kind][encoding].deviation} over 16 other pictures`;
    process.stdout.write(
      `${encoding}: held-out PSNR ${mean.toFixed(2)} ± ${deviation.toFixed(2)} dB over ${count} (the paper: ${paper})\n`,
    );
  }
}

/** Side of a picture on the sheet, in pixels. */
const TILE_SIZE = 256;

function shown({ picture, encoding, heldOutPsnr }: ImageResult): ShownResult {
  return { subject: picture, method: encoding, caption: `held-out ${heldOutPsnr.toFixed(2)} dB` };
}

async function fitOne(
  engine: Engine,
  picture: Picture,
  kind: PictureKind,
  encoding: ImageProtocol['encodings'][number],
  protocol: ImageProtocol,
): Promise<{ end: FitEnd; image: Picture }> {
  const { steps, measureEvery } = protocol;
  const randoms = protocolRandoms(protocol);
  const end = await finish(
    fit({
      split: split(picture, 'grid'),
      engine,
      kind,
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

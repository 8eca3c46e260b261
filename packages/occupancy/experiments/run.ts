/** Runs a protocol on shapes and writes its record and contact sheet; see `--help`. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Engine, finish } from '@fourier-features/core';
import { decodeMesh, proceduralShape } from '@fourier-features/datasets';
import { experimentArguments, openRecord, summarise } from '@fourier-features/experiments';
import * as occupancy from '@fourier-features/occupancy';
import { contactSheet, type Tile } from '@fourier-features/pictures';
import { wasmEngine } from '@fourier-features/wasm';
import { type OccupancyProtocol, protocols, published } from './protocol.ts';

/** The result for one shape and one encoding. */
interface OccupancyResult {
  readonly shape: string;
  readonly faces: number;
  /** Hash of the mesh as it was read. */
  readonly sha256: string;
  readonly encoding: occupancy.EncodingName;
  readonly uniformIou: number;
  readonly boundaryIou: number;
  readonly seconds: number;
}

const options = experimentArguments(
  `npx pnpm --filter @fourier-features/occupancy quick [options] [mesh ...]
npx pnpm --filter @fourier-features/occupancy reproduce [options] [mesh ...]

Fits each mesh (PLY, OBJ, OFF, STL, GLB; default: four procedural shapes) with each encoding; writes
records/<protocol>.json and .png.`,
  '  npx pnpm --filter @fourier-features/occupancy quick --encoding gaussian --steps 30',
);

const DEFAULT_SHAPES = ['gyroid', 'trefoil', 'gear', 'bored-cube'];
const PICTURE_SIDE = 256;

await run(options.protocol);

async function run(name: 'quick' | 'paper'): Promise<void> {
  const protocol = { ...protocols[name], ...(options.steps ? { steps: options.steps } : {}) };
  const encodings = protocol.encodings.filter((each) => !options.encoding || each === options.encoding);
  const engine = await wasmEngine();
  const record = openRecord<OccupancyProtocol, OccupancyResult>(recordFile(`${name}.json`), {
    experiment: `occupancy/${name}`,
    engine: engine.name,
    protocol,
  });
  const results: OccupancyResult[] = [];
  const tiles: Tile[] = [];
  for (const shape of options.inputs.length > 0 ? options.inputs : DEFAULT_SHAPES) {
    const mesh = await readShape(shape);
    for (const encoding of encodings) {
      const { result, tile } = await fitOne(engine, shape, mesh, encoding, protocol);
      results.push(result);
      tiles.push(tile);
      if (!options.partial) await record.add(result);
      const { uniformIou, boundaryIou, seconds } = result;
      process.stdout.write(
        `${result.shape} ${encoding}: boundary IoU ${boundaryIou.toFixed(4)}, uniform IoU ${uniformIou.toFixed(4)}, ${seconds.toFixed(0)} s\n`,
      );
    }
  }
  if (!options.partial) {
    await writeFile(
      recordFile(`${name}.png`),
      await contactSheet({ tiles, columns: encodings.length, tileSize: 192 }),
    );
  }
  for (const encoding of encodings) {
    const { mean, deviation, count } = summarise(
      results.filter((result) => result.encoding === encoding).map((result) => result.boundaryIou),
    );
    process.stdout.write(
      `${encoding}: boundary IoU ${mean.toFixed(4)} ± ${deviation.toFixed(4)} over ${count} (the paper, ten thousand steps: ${published[encoding].boundary} over 3 other shapes)\n`,
    );
  }
}

async function fitOne(
  engine: Engine,
  name: string,
  input: occupancy.Mesh,
  encoding: occupancy.EncodingName,
  protocol: OccupancyProtocol,
): Promise<{ result: OccupancyResult; tile: Tile }> {
  const started = performance.now();
  const shape = occupancy.shape(input);
  const { depth, width, steps, batchSize, points, learningRate, seed } = protocol;
  const { field } = await finish(
    occupancy.fit({
      shape,
      engine,
      encoding,
      depth,
      width,
      steps,
      batchSize,
      points,
      learningRate,
      seed,
      // `seconds` are those of training alone.
      measure: () => ({}),
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const heldOut = await occupancy.heldOutPoints({ shape, count: protocol.heldOutPoints });
  const scores = await occupancy.score(field, heldOut, { engine });
  const [uniformIou, boundaryIou] = [scores['uniformIou']!, scores['boundaryIou']!];
  const picture = await occupancy.render(field, {
    engine,
    width: PICTURE_SIDE,
    height: PICTURE_SIDE,
    bounds: shape.bounds,
    viewpoint: occupancy.framingViewpoint(shape.mesh.positions),
  });
  const label = basename(name).replace(/\.\w+$/, '');
  const sha256 = createHash('sha256').update(input.positions).update(input.indices).digest('hex');
  return {
    result: {
      shape: label,
      faces: input.indices.length / 3,
      sha256,
      encoding,
      uniformIou,
      boundaryIou,
      seconds,
    },
    tile: {
      picture,
      title: `${label}, ${encoding}`,
      caption: `boundary IoU ${boundaryIou.toFixed(3)}`,
    },
  };
}

/** Reads a mesh file, or makes a procedural shape by its name. */
async function readShape(shape: string): Promise<occupancy.Mesh> {
  if (!shape.includes('.')) return (await proceduralShape(shape)).mesh;
  return (await decodeMesh(await readFile(shape), { name: basename(shape) })).mesh;
}

function recordFile(name: string): URL {
  return new URL(`records/${name}`, import.meta.url);
}

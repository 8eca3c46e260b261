import type { Gpu } from '../device/gpu.ts';
import type { Tile } from '../shaders/product.ts';
import { proveTile } from './proveTile.ts';
import { type Candidates, MIDDLE, NARROW, WIDE } from './tiles.ts';
import { timeTile } from './timeTile.ts';

/**
 * Returns the tile of a product with so many columns: of those whose results are those of the CPU, the one that is fastest
 * here.
 *
 * @throws Error if this adapter computes wrong results.
 */
export type Tiles = (columns: number) => Promise<Tile>;

/** A choice, and who makes it. */
interface Choice {
  readonly by: Gpu;
  readonly tile: Promise<Tile>;
}

/** Choices made before: engines on one device share them. */
const chosenOn = new WeakMap<GPUDevice, Map<Candidates, Choice>>();

/**
 * Chooses tiles when they are first needed, and remembers the choice. On software adapters, where a measurement would take
 * seconds, the first that is right is chosen.
 */
export function createTiles(gpu: Gpu, software: boolean): Tiles {
  const chosen = chosenOn.get(gpu.device) ?? new Map<Candidates, Choice>();
  chosenOn.set(gpu.device, chosen);
  const tiles: Tiles = (columns) => {
    const candidates = [NARROW, MIDDLE].find(([tile]) => columns <= tile.columns) ?? WIDE;
    const known = chosen.get(candidates);
    // Another engine's choice fails if that engine ends meanwhile.
    if (known && known.by !== gpu) return known.tile.catch(() => tiles(columns));
    if (known) return known.tile;
    const tile = fastestOf(gpu, candidates, software);
    chosen.set(candidates, { by: gpu, tile });
    tile.catch(() => chosen.delete(candidates));
    return tile;
  };
  return tiles;
}

/** Chooses all tiles at once, and so learns before anything is trained whether this adapter computes what it should. */
export async function chooseAll(tiles: Tiles): Promise<void> {
  for (const [{ columns }] of [NARROW, MIDDLE, WIDE]) await tiles(columns);
}

async function fastestOf(gpu: Gpu, candidates: readonly Tile[], software: boolean): Promise<Tile> {
  const right: Tile[] = [];
  let fault: string | undefined;
  for (const tile of candidates) {
    if (software && right.length > 0) break;
    const found = await proveTile(gpu, tile);
    if (found) fault ??= found;
    else right.push(tile);
  }
  if (right.length === 0)
    throw new Error(
      `webgpuEngine: this GPU or its driver computes wrong products: ${fault}. Update the driver, or use wasmEngine() or nativeEngine().`,
    );
  if (right.length === 1) return right[0]!;
  let fastest = { tile: right[0]!, time: Number.POSITIVE_INFINITY };
  for (const tile of right) {
    const time = await timeTile(gpu, tile);
    if (time < fastest.time) fastest = { tile, time };
  }
  return fastest.tile;
}

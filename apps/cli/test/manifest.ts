import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What tests read of a manifest. */
export interface Manifest {
  readonly settings: Readonly<Record<string, unknown>> & {
    readonly input: Readonly<Record<string, unknown>>;
  };
  readonly weights: { readonly sha256: string };
  readonly curve: readonly Readonly<Record<string, number>>[];
  readonly input: Readonly<Record<string, unknown>>;
  readonly engineDescription: string;
  readonly stopped: string;
  readonly steps: number;
  readonly resumedFrom: number;
  readonly scaleChoice?: unknown;
  readonly scores: Readonly<Record<string, number>>;
  readonly files: Readonly<Record<string, string>>;
  readonly outputSpread: number | null;
  readonly warnings: readonly string[];
  readonly missing: readonly string[];
}

/** Reads the manifest in a folder of results. */
export async function readManifest(folder: string, out: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, out, 'manifest.json'), 'utf8')) as Manifest;
}

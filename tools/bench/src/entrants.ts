import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Workload } from './workload.ts';

/** What could take part. */
export interface Entrant {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** What it can be asked to do besides `step` and `infer`. */
  readonly onFeatures: boolean;
  /** Batches larger than this would take minutes a step. */
  readonly largestBatch: number;
}

/** Debian's python3-torch belongs to Debian's Python, whichever comes first on the path. */
const PYTHON = process.env['PYTHON'] ?? '/usr/bin/python3';

/** All entrants for a workload; PyTorch among them if Debian's Python is there. */
export function entrants(workload: Workload): Entrant[] {
  const script = (name: string): string => fileURLToPath(new URL(`contestants/${name}`, import.meta.url));
  const described = JSON.stringify(workload);
  const usual = { environment: process.env, onFeatures: false, largestBatch: Number.POSITIVE_INFINITY };
  const fused = (name: string, options: object): Entrant => ({
    ...usual,
    name,
    command: [process.execPath, script('fused.ts'), described, JSON.stringify(options)],
  });
  const tfjs = (backend: string, largestBatch: number): Entrant => ({
    ...usual,
    name: `tfjs-${backend}`,
    command: [process.execPath, script('tfjs.ts'), described, backend],
    largestBatch,
  });
  const torch = (name: string, environment: NodeJS.ProcessEnv): Entrant => ({
    ...usual,
    name,
    command: [PYTHON, script('pytorch.py'), described],
    environment,
    onFeatures: true,
  });
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, ...unset } = process.env;
  return [
    fused('fused', { threads: 2 }),
    fused('fused, not revectorized', { threads: 2, revectorize: false }),
    fused('fused, 1 thread', { threads: 1 }),
    fused('fused, not revectorized, 1 thread', { threads: 1, revectorize: false }),
    tfjs('wasm', 16_384),
    tfjs('cpu', 1024),
    ...(existsSync(PYTHON)
      ? [
          torch(`pytorch${OPENBLAS_CORETYPE ? `, OPENBLAS_CORETYPE=${OPENBLAS_CORETYPE}` : ''}`, process.env),
          // Where the kernel of OpenBLAS is prescribed, the one it would have chosen takes part as well.
          ...(OPENBLAS_CORETYPE ? [torch('pytorch', unset)] : []),
        ]
      : []),
  ];
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Workload } from './workload.ts';

/** A contestant that may be started. */
export interface Entrant {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Whether it also supports `stepOnFeatures` and `inferOnFeatures`. */
  readonly onFeatures: boolean;
  /** Largest batch to time; larger ones would take minutes per step. */
  readonly largestBatch: number;
}

/** Debian's python3-torch installs for Debian's Python, which need not be the first on the path. */
const PYTHON = process.env['PYTHON'] ?? '/usr/bin/python3';

/** Returns the contestants for a workload, including PyTorch if Debian's Python exists. */
export function entrants(workload: Workload): Entrant[] {
  const script = (name: string): string => fileURLToPath(new URL(`contestants/${name}`, import.meta.url));
  const described = JSON.stringify(workload);
  const usual = { environment: process.env, onFeatures: false, largestBatch: Number.POSITIVE_INFINITY };
  const wasm = (name: string, options: object): Entrant => ({
    ...usual,
    name,
    command: [process.execPath, script('wasm.ts'), described, JSON.stringify(options)],
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
    wasm('wasm', { threads: 2 }),
    wasm('wasm, not revectorized', { threads: 2, revectorize: false }),
    wasm('wasm, 1 thread', { threads: 1 }),
    wasm('wasm, not revectorized, 1 thread', { threads: 1, revectorize: false }),
    tfjs('wasm', 16_384),
    tfjs('cpu', 1024),
    ...(existsSync(PYTHON)
      ? [
          torch(`pytorch${OPENBLAS_CORETYPE ? `, OPENBLAS_CORETYPE=${OPENBLAS_CORETYPE}` : ''}`, process.env),
          // If the environment prescribes a kernel of OpenBLAS, also time the one that it would choose.
          ...(OPENBLAS_CORETYPE ? [torch('pytorch', unset)] : []),
        ]
      : []),
  ];
}

/**
 * Compares webgpu with PyTorch on one NVIDIA GPU: first the engine's tests on it, then training steps and inference in
 * alternation, then the rates of products. `--record` writes records/<gpu>/gpu.json, after each workload anew. `--try-out`
 * goes through the same on the CPU with a small network, where there is no GPU, and records nothing.
 */
import { parseArgs } from 'node:util';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { thisMachine } from '@fourier-features/core/node';
import { type Comparison, compare } from './compare.ts';
import { type CudaDevice, findCuda } from './gpu/findCuda.ts';
import { type GpuPlace, gpuEntrants } from './gpu/gpuEntrants.ts';
import { measureProducts, type ProductRates } from './gpu/products.ts';
import { type GpuRecord, gpuMachineName, writeGpuRecord } from './gpu/record.ts';
import { testEngine } from './gpu/testEngine.ts';
import { noMeter } from './peak/noMeter.ts';
import { findPython } from './pytorch/python.ts';
import { benchmarkSources } from './record.ts';
import { reportComparison } from './report.ts';
import { ownVersions } from './versions.ts';
import { parseWorkload, type Workload } from './workload.ts';

const { values } = parseArgs({
  options: {
    workloads: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    'skip-tests': { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    'try-out': { type: 'boolean', default: false },
  },
});
const tryOut = values['try-out'];
const rounds = Number(values.rounds);
checkPositiveInteger('bench gpu', '--rounds', rounds);

try {
  await run();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const named = values.workloads ?? (tryOut ? '2x16-300' : '4x256-1024,4x256-4096,4x256-16384,4x256-65536');
  const workloads = named.split(',').map(parseWorkload);
  const python = findPython();
  if (!python) {
    throw new Error(
      'bench gpu: needs PyTorch. Run `npx pnpm --filter @fourier-features/bench pytorch`, or set PYTHON.',
    );
  }
  const gpu = tryOut ? { name: 'CPU', cuda: 'none' } : await findCuda(python);
  const place: GpuPlace = { python, device: tryOut ? 'cpu' : 'cuda', software: tryOut };
  // Before timing: whoever edits a file meanwhile does not change what runs.
  let record = emptyRecord(gpu);
  if (!tryOut && !values['skip-tests']) record = { ...record, testsPassed: await testEngine() };
  if (record.testsPassed === false) process.exitCode = 1;
  const keep = (): void => {
    if (values.record && !tryOut) writeGpuRecord(record);
  };
  for (const workload of workloads) {
    const comparison = await compare(workload, gpuEntrants(workload, place), { rounds, meter: noMeter });
    checkPlace(comparison);
    process.stdout.write(`${reportComparison(workload, comparison)}\n\n`);
    const { versions } = comparison;
    record = {
      ...record,
      versions: { ...record.versions, ...versions },
      comparisons: [...record.comparisons, { workload, ...comparison }],
    };
    keep();
  }
  record = { ...record, products: await measureProducts(largest(workloads), place, rounds) };
  process.stdout.write(`${describeProducts(record.products!)}\n`);
  keep();
}

function emptyRecord(gpu: CudaDevice): GpuRecord {
  return {
    date: new Date().toISOString().slice(0, 10),
    sources: benchmarkSources('gpu'),
    machine: { name: gpuMachineName(gpu), ...thisMachine() },
    gpu,
    versions: ownVersions(),
    settings: { rounds },
    testsPassed: null,
    comparisons: [],
  };
}

/** @throws Error if webgpu did not run, or not on a card that CUDA can use. */
function checkPlace({ versions, skipped }: Comparison): void {
  if (skipped['webgpu']) throw new Error(`bench gpu: webgpu does not run here: ${skipped['webgpu']}`);
  if (!tryOut && !/nvidia/i.test(versions['adapter'] ?? '')) {
    throw new Error(`bench gpu: webgpu runs on another GPU than PyTorch: ${versions['adapter']}`);
  }
}

function largest(workloads: readonly Workload[]): Workload {
  return workloads.reduce((most, each) => (each.batch > most.batch ? each : most));
}

function describeProducts({ workload, deepLayers, webgpu, pytorch, share }: ProductRates): string {
  const { width, batch, depth } = workload;
  return [
    `products of ${batch} × ${width} × ${width}: webgpu ${webgpu.toFixed(1)} GFLOP/s,`,
    `by steps with ${deepLayers} and with ${depth} layers,`,
    `PyTorch ${pytorch.toFixed(1)} GFLOP/s: ${(100 * share).toFixed(0)} %`,
  ].join(' ');
}

import type { Field } from '@fourier-features/core';
import type { Host, Region } from './host.ts';
import { type Job, writeJobs } from './memory/job.ts';
import { type Layout, layOut, type Purpose } from './memory/layout.ts';
import { createParameterStore, type ParameterStore, writeFrequencies } from './memory/parameters.ts';
import { writePlan } from './memory/writePlan.ts';
import type { Queue } from './queue.ts';

/** A field in memory that kernels work on. */
export interface OpenField {
  readonly field: Field;
  readonly region: Region;
  readonly layout: Layout;
  readonly store: ParameterStore;
  readonly threads: number;
  /**
   * Does jobs, one after the other, once all jobs that were added before are done.
   *
   * @throws the signal's reason if it is aborted before the last job begins; Error after `release` or the engine's end.
   */
  run(jobs: readonly Job[], signal?: AbortSignal): Promise<void>;
  /** Frees the memory once no jobs work on it. */
  release(): void;
}

/** An engine's host, and the queue in which its fields wait for each other. */
export interface SharedHost {
  readonly host: Host;
  readonly queue: Queue;
  /** Whether the engine has ended. */
  readonly ended: () => boolean;
}

/** Lays out a field in new memory and copies its parameters there. */
export function openField({ host, queue, ended }: SharedHost, field: Field, purpose: Purpose): OpenField {
  if (ended()) throw new Error('createTrainer, createEvaluator: the engine must not have been disposed of');
  const layout = layOut(field, purpose, host.tile, host.threads);
  const region = host.allocate(layout.bytes);
  writePlan(region, layout, field);
  const store = createParameterStore(field, region, layout, host.tile);
  store.write('parameters', field.parameters);
  if (!field.encoding.trainable) writeEncoding(field, region, layout);
  if (purpose === 'training') host.prepare(region);
  let released = false;
  return {
    field,
    region,
    layout,
    store,
    threads: host.threads,
    run: (jobs, signal) =>
      queue.add(async () => {
        if (released || ended())
          throw new Error('step, evaluate: the trainer, evaluator or engine must not have been disposed of');
        signal?.throwIfAborted();
        writeJobs(region, layout, jobs);
        signal?.addEventListener('abort', host.cancel, { once: true });
        const done = await host.run(region, layout.jobs, jobs.length);
        signal?.removeEventListener('abort', host.cancel);
        if (!done) signal!.throwIfAborted();
      }),
    release: () => {
      if (released) return;
      released = true;
      void queue.add(async () => region.free());
    },
  };
}

function writeEncoding({ encoding }: Field, { buffer, start }: Region, layout: Layout): void {
  const { inputDim, frequencies, amplitudes } = encoding;
  const { frequencyStride: stride } = layout;
  const to = new Float32Array(buffer, start + layout.frequencies, inputDim * stride).fill(0);
  writeFrequencies(to, frequencies, inputDim, stride);
  new Float32Array(buffer, start + layout.amplitudes, stride).fill(0).set(amplitudes);
}

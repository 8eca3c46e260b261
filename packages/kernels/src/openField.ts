import type { Field, FourierEncoding } from '@fourier-features/core';
import { type ExclusiveCalls, exclusiveCalls } from '@fourier-features/core/calls';
import type { Host, Region } from './host.ts';
import { type Job, writeJobs } from './memory/job.ts';
import { type Layout, layOut, type Purpose } from './memory/layout.ts';
import { createParameterStore, type ParameterStore, writeFrequencies } from './memory/parameters.ts';
import { clearTableGradients } from './memory/writeGrid.ts';
import { writePlan } from './memory/writePlan.ts';
import type { Queue } from './queue.ts';

/** A field in memory that kernels work on. */
export interface OpenField extends ExclusiveCalls {
  readonly field: Field;
  readonly region: Region;
  readonly layout: Layout;
  readonly store: ParameterStore;
  readonly threads: number;
  /**
   * Does jobs within a call, one after the other, once all jobs that were added before are done.
   *
   * @throws the signal's reason if it is aborted before the last job begins; Error after the engine's end.
   */
  run(jobs: readonly Job[], signal?: AbortSignal): Promise<void>;
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
  const store = createParameterStore(field, region, layout, host.tile);
  try {
    writePlan(region, layout, field);
    store.write('parameters', field.parameters);
    if (field.encoding.kind === 'fourier' && !field.encoding.trainable)
      writeEncoding(field.encoding, region, layout);
    if (layout.grid && purpose === 'training') clearTableGradients(region, layout.grid);
    if (purpose === 'training') host.prepare(region);
  } catch (error) {
    region.free();
    throw error;
  }
  const { call, release } = exclusiveCalls({ ended, free: region.free });
  return {
    field,
    region,
    layout,
    store,
    threads: host.threads,
    call,
    run: (jobs, signal) =>
      queue.add(async () => {
        if (ended()) throw new Error('trainer, evaluator: the engine must not be disposed of during a call');
        signal?.throwIfAborted();
        writeJobs(region, layout, jobs);
        signal?.addEventListener('abort', host.cancel, { once: true });
        try {
          const done = await host.run(region, layout.jobs, jobs.length);
          if (!done) signal!.throwIfAborted();
        } finally {
          signal?.removeEventListener('abort', host.cancel);
        }
      }),
    release,
  };
}

function writeEncoding(
  { inputDim, frequencies, amplitudes }: FourierEncoding,
  { buffer, start }: Region,
  layout: Layout,
): void {
  const { frequencyStride: stride } = layout;
  const to = new Float32Array(buffer, start + layout.frequencies, inputDim * stride).fill(0);
  writeFrequencies(to, frequencies, inputDim, stride);
  new Float32Array(buffer, start + layout.amplitudes, stride).fill(0).set(amplitudes);
}

import type { Field } from '@fourier-features/core';
import type { Job } from './memory/job.ts';
import { writeParameters } from './memory/parameters.ts';
import { layOutPlan, type Plan, type Purpose } from './memory/plan.ts';
import { writePlan } from './memory/writePlan.ts';
import { gatherTeam } from './threads/team.ts';
import { createMemory, instantiate } from './variants/kernels.ts';
import type { Variant } from './variants/variant.ts';

/** A field in its own memory, and threads to work on it. */
export interface OpenField {
  readonly field: Field;
  readonly memory: ArrayBufferLike;
  readonly plan: Plan;
  /** Resolves when the job is done. */
  run(job: Job): Promise<void>;
  /** Returns the threads; no job may follow. */
  release(): void;
}

/** Lays out a field in new memory, copies its parameters there, and assigns `threads` threads to it. */
export async function openField(
  { module, revectorized }: Variant,
  threads: number,
  field: Field,
  purpose: Purpose,
): Promise<OpenField> {
  const plan = layOutPlan(field, purpose);
  const memory = createMemory(plan.bytes);
  writePlan(memory.buffer, plan, field, revectorized);
  writeParameters(memory.buffer, plan.layers, 'weights', field.parameters);
  const kernels = instantiate(module, memory);
  kernels.transposeWeights(plan.plan);
  const assignment = { module, memory, plan: plan.plan, job: plan.job };
  const team = await gatherTeam(threads, assignment, () => kernels.runTask(plan.plan, plan.job) !== 0);
  return { field, memory: memory.buffer, plan, run: team.run, release: team.release };
}

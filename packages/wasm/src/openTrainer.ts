import type { Field, Optimizer, OptimizerState, Trainer } from '@fourier-features/core';
import { layOutPlan } from './memory/plan.ts';
import { writePlan } from './memory/writePlan.ts';
import { gatherTeam } from './threads/team.ts';
import { createTrainer } from './trainer.ts';
import { createMemory, instantiate } from './variants/kernels.ts';
import type { Variant } from './variants/variant.ts';

/** A trainer in a memory of its own, with `threads` threads. */
export async function openTrainer(
  { module, revectorized }: Variant,
  threads: number,
  field: Field,
  optimizer: Optimizer,
  state?: OptimizerState,
): Promise<Trainer> {
  const plan = layOutPlan(field);
  const memory = createMemory(plan.bytes);
  writePlan(memory.buffer, plan, field, revectorized);
  const kernels = instantiate(module, memory);
  const assignment = { module, memory, plan: plan.plan, job: plan.job };
  const team = await gatherTeam(threads, assignment, () => kernels.runTask(plan.plan, plan.job) !== 0);
  return createTrainer({
    field,
    optimizer,
    state,
    memory: memory.buffer,
    plan,
    transposeWeights: () => kernels.transposeWeights(plan.plan),
    run: team.run,
    release: team.release,
  });
}

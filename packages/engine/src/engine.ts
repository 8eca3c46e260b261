import type { Engine } from '@fourier-features/core';
import { layOutPlan } from './memory/plan.ts';
import { writePlan } from './memory/writePlan.ts';
import { gatherTeam } from './threads/team.ts';
import { createTrainer } from './trainer.ts';
import { createMemory, instantiate } from './variants/kernels.ts';
import { chooseVariant } from './variants/chooseVariant.ts';

export interface FusedEngineOptions {
  /** Threads to work with, at least 1; by default as many as the machine has processors. */
  threads?: number;
  /** Whether V8's experimental revectorizer may be used where it proves itself. */
  revectorize?: boolean;
}

export interface FusedEngine extends Engine {
  readonly threads: number;
}

export async function fusedEngine({
  threads = navigator.hardwareConcurrency,
  revectorize = true,
}: FusedEngineOptions = {}): Promise<FusedEngine> {
  const variant = await chooseVariant(revectorize);
  return {
    name: `fused-${variant.name}`,
    threads,
    createTrainer: async (field, optimizer, state) => {
      if (field.encoding.trainable) {
        throw new Error('fusedEngine: a trainable encoding needs the tfjs engine; pass tfjsEngine() instead');
      }
      const plan = layOutPlan(field);
      const memory = createMemory(plan.bytes);
      writePlan(memory.buffer, plan, field, variant.revectorized);
      const { module } = variant;
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
    },
  };
}

import { JOB_BYTES, JOB_KINDS } from '@fourier-features/kernels';
import type { Kernels } from '../modules/kernels.ts';
import type { Team } from './team.ts';

/** Milliseconds of work on the only thread between two turns of its event loop. */
const MILLISECONDS_BETWEEN_TURNS = 12;

/** Does all the work here, a block of points at a time, where memory cannot be shared with other threads. */
export function workAlone(kernels: Kernels, memory: WebAssembly.Memory): Team {
  let cancelled = false;
  return {
    run: async (base, jobs, count) => {
      cancelled = false;
      let start = performance.now();
      const turn = async (): Promise<void> => {
        if (performance.now() - start < MILLISECONDS_BETWEEN_TURNS) return;
        await new Promise((resolve) => setTimeout(resolve, 0));
        start = performance.now();
      };
      for (let job = jobs; job < jobs + count * JOB_BYTES; job += JOB_BYTES) {
        // The first words of a job, as in plan.h of the kernels.
        const [kind, tasks] = new Uint32Array(memory.buffer, job, 2) as unknown as [number, number];
        for (let task = 0; task < tasks; task++) {
          if (kind !== JOB_KINDS.points) {
            kernels.runTaskAlone(base, job, task);
            if (kind === JOB_KINDS.update) continue;
            await turn();
            if (cancelled) return false;
          } else {
            for (let index = 0; kernels.runBlockAlone(base, job, task, index) !== 0; index++) {
              await turn();
              if (cancelled) return false;
            }
          }
        }
      }
      return true;
    },
    cancel: () => {
      cancelled = true;
    },
    end: async () => true,
  };
}

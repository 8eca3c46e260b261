import { runLane } from './lane';
import { Job, layerAt, Plan } from './plan';
import { transposeGroup, updateShare } from './update';

export { multiplyBlock, multiplyBlockBy2 } from './block';

/**
 * Takes one task of the job and does it; returns false if none is left.
 *
 * `next` is far above `tasks` while the host writes a job, and a job is not rewritten before all its tasks are done. So a
 * thread that gets a number below `tasks` reads a complete job, however late it comes.
 */
export function runTask(planAddress: usize, jobAddress: usize): bool {
  const plan = changetype<Plan>(planAddress);
  const job = changetype<Job>(jobAddress);
  const task = atomic.add<i32>(jobAddress + offsetof<Job>('next'), 1);
  const tasks = atomic.load<i32>(jobAddress + offsetof<Job>('tasks'));
  if (task >= tasks) return false;
  if (job.kind === 0) runLane(plan, job, task);
  else updateShare(plan, job, task);
  const done = jobAddress + offsetof<Job>('done');
  if (atomic.add<i32>(done, 1) === tasks - 1) atomic.notify(done, -1);
  return true;
}

/** Waits for jobs and works on them until the host sets `ended`. */
export function serve(planAddress: usize, jobAddress: usize): void {
  const generation = jobAddress + offsetof<Job>('generation');
  while (true) {
    const seen = atomic.load<i32>(generation);
    if (atomic.load<i32>(jobAddress + offsetof<Job>('ended'))) return;
    while (runTask(planAddress, jobAddress)) {}
    atomic.wait<i32>(generation, seen, -1);
  }
}

/** Updates the transposed weights and the biases from weights that the host wrote. */
export function transposeWeights(planAddress: usize): void {
  const plan = changetype<Plan>(planAddress);
  for (let index: i32 = 0; index < plan.depth; index++) {
    const layer = layerAt(plan, index);
    for (let group: i32 = 0; group < layer.inputGroups; group++) transposeGroup(layer, group);
  }
}

import { backwardTile } from './backward';
import { forwardTile } from './forward';
import { differentiateLoss, writeValues } from './loss';
import { Job, PANEL, Plan } from './plan';

/** Processes a lane's share of a round's points in order, in tiles that fit the lane's memory. */
export function runLane(plan: Plan, job: Job, index: i32): void {
  const lane = plan.lanes + <usize>index * plan.laneStride;
  const allPanels = (job.points + PANEL - 1) / PANEL;
  const start = index * job.panelsPerLane;
  const panels = min(job.panelsPerLane, allPanels - start);
  const tiles = (panels + plan.tilePanels - 1) / plan.tilePanels;
  let fresh = job.fresh !== 0;
  if (fresh) store<f64>(lane, 0);
  for (let tile: i32 = 0; tile < tiles; tile++) {
    const from = (tile * panels) / tiles;
    const count = ((tile + 1) * panels) / tiles - from;
    const first = (start + from) * PANEL;
    if (job.forward) forwardTile(plan, lane, first, count, job.points);
    if (job.writeValues) writeValues(plan, lane, first, count, job.points);
    if (job.loss) {
      differentiateLoss(plan, job, lane, first, count, job.points);
      backwardTile(plan, lane, count, fresh);
      fresh = false;
    }
  }
}

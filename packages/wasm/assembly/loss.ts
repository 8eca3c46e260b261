import { Job, PANEL, Plan, ROW_BYTES } from './plan';

/** Applies the output activation: 0 linear, 1 sigmoid, 2 tanh. */
function activate(logit: f32, activation: i32): f32 {
  if (activation === 1) return 1 / (1 + Mathf.exp(-logit));
  if (activation === 2) return Mathf.tanh(logit);
  return logit;
}

/** Returns dvalue/dlogit from the value. */
function slope(value: f32, activation: i32): f32 {
  if (activation === 1) return value * (1 - value);
  if (activation === 2) return 1 - value * value;
  return 1;
}

/** Writes the values of a tile, `[point][c]`, from the logits that the lane holds. */
export function writeValues(plan: Plan, lane: usize, first: i32, panels: i32, count: i32): void {
  const channels = plan.outputDim;
  for (let i: i32 = 0; i < min(panels * PANEL, count - first); i++) {
    const logits = lane + plan.logits + (i >> 4) * plan.logitStride + ((i & 15) << 2);
    const values = plan.values + (((first + i) * channels) << 2);
    for (let channel: i32 = 0; channel < channels; channel++) {
      const logit = load<f32>(logits + channel * ROW_BYTES);
      store<f32>(values + (channel << 2), activate(logit, plan.outputActivation));
    }
  }
}

/**
 * Replaces a tile's logits by their gradient, and adds the tile's losses to the lane's sum, from which the host takes the mean.
 *
 * - 1, mse: (v − y)²;
 * - 2, bce on logits: softplus(z) − y·z = max(z, 0) − y·z + log(1 + e^−|z|);
 * - 3, given: the gradient of the values is in the place of the targets.
 */
export function differentiateLoss(plan: Plan, job: Job, lane: usize, first: i32, panels: i32, count: i32): void {
  const channels = plan.outputDim;
  const activation = plan.outputActivation;
  let loss: f64 = 0;
  for (let i: i32 = 0; i < panels * PANEL; i++) {
    const logits = lane + plan.logits + (i >> 4) * plan.logitStride + ((i & 15) << 2);
    const targets = plan.targets + (((first + i) * channels) << 2);
    const inside = first + i < count;
    for (let channel: i32 = 0; channel < channels; channel++) {
      const address = logits + channel * ROW_BYTES;
      let gradient: f32 = 0;
      if (inside) {
        const logit = load<f32>(address);
        const target = load<f32>(targets + (channel << 2));
        const value = activate(logit, activation);
        if (job.loss === 1) {
          const error = value - target;
          loss += <f64>error * <f64>error;
          gradient = 2 * job.meanFactor * error * slope(value, activation);
        } else if (job.loss === 2) {
          loss += <f64>max<f32>(logit, 0) - <f64>target * <f64>logit + <f64>Mathf.log1p(Mathf.exp(-abs(logit)));
          gradient = job.meanFactor * (value - target);
        } else {
          gradient = target * slope(value, activation);
        }
      }
      store<f32>(address, gradient);
    }
  }
  store<f64>(lane, load<f64>(lane) + loss);
}

import { BLOCK_BYTES, GROUP, Layer, layerAt, PANEL, Plan, ROW_BYTES } from './plan';
import { encodePanel } from './encoding';
import { multiplyColumns, WEIGHT_JUMP } from './product';

/** Computes the activations of every layer and the logits of a tile of `panels` × 16 points from `first`; the round has `count`. */
export function forwardTile(plan: Plan, lane: usize, first: i32, panels: i32, count: i32): void {
  const input = layerAt(plan, 0);
  for (let panel: i32 = 0; panel < panels; panel++) {
    const features = lane + input.input + panel * input.inputStride;
    encodePanel(plan, first + panel * PANEL, count, lane + plan.panelInputs, features);
  }
  const last = plan.depth - 1;
  for (let index: i32 = 0; index < plan.depth; index++) {
    const layer = layerAt(plan, index);
    const next = index < last ? layerAt(plan, index + 1) : layer;
    const output = lane + (index < last ? next.input : plan.logits);
    const outputStride = index < last ? next.inputStride : plan.logitStride;
    for (let panel: i32 = 0; panel < panels; panel++) {
      const c = output + panel * outputStride;
      multiplyLayer(plan, layer, lane + layer.input + panel * layer.inputStride, c);
      if (index < last) rectify(c, layer.fanOut);
    }
  }
}

/** Computes Wᵀ·x + b for one panel. */
// @ts-ignore: decorator
@inline
function multiplyLayer(plan: Plan, layer: Layer, x: usize, y: usize): void {
  multiplyColumns(
    plan.revectorized,
    layer.outputGroups,
    layer.transposed,
    layer.inputPanels * BLOCK_BYTES,
    WEIGHT_JUMP,
    x,
    layer.fanIn,
    layer.biases,
    GROUP * ROW_BYTES,
    y,
    GROUP * ROW_BYTES,
  );
}

/** Applies ReLU in place, and writes the row of ones after the channels. */
function rectify(panel: usize, channels: i32): void {
  const end = panel + channels * ROW_BYTES;
  const zero = f32x4.splat(0);
  for (let row = panel; row < end; row += ROW_BYTES) {
    v128.store(row, f32x4.max(v128.load(row), zero));
    v128.store(row, f32x4.max(v128.load(row, 16), zero), 16);
    v128.store(row, f32x4.max(v128.load(row, 32), zero), 32);
    v128.store(row, f32x4.max(v128.load(row, 48), zero), 48);
  }
  const one = f32x4.splat(1);
  v128.store(end, one);
  v128.store(end, one, 16);
  v128.store(end, one, 32);
  v128.store(end, one, 48);
}

import { BLOCK_BYTES, GROUP, Layer, layerAt, PANEL, Plan, ROW_BYTES } from './plan';
import { multiplyColumns, WEIGHT_JUMP } from './product';
import { transposePanel } from './transpose';

/**
 * Adds a tile's share to the lane's gradients, from the gradient of the logits, which the lane holds in place of the logits.
 * The inputs of each layer are overwritten by their gradient, which is that of the outputs one layer below.
 */
export function backwardTile(plan: Plan, lane: usize, panels: i32, fresh: bool): void {
  const transposed = lane + plan.transposedGradient;
  const columnStride = plan.tilePanels * PANEL * ROW_BYTES;
  const last = plan.depth - 1;
  for (let panel: i32 = 0; panel < panels; panel++) {
    const gradient = lane + plan.logits + panel * plan.logitStride;
    transposePanel(gradient, layerAt(plan, last).outputPanels, transposed + panel * PANEL * ROW_BYTES, columnStride);
  }
  for (let index = last; index >= 0; index--) {
    const layer = layerAt(plan, index);
    addWeightGradient(plan, layer, lane, panels, fresh, transposed, columnStride);
    if (index === 0) return;
    const output = lane + (index < last ? layerAt(plan, index + 1).input : plan.logits);
    const outputStride = index < last ? layerAt(plan, index + 1).inputStride : plan.logitStride;
    const sixteens = layer.inputPanels;
    for (let panel: i32 = 0; panel < panels; panel++) {
      const input = lane + layer.input + panel * layer.inputStride;
      const unmasked = lane + plan.unmasked;
      multiplyTransposed(plan, layer, output + panel * outputStride, unmasked);
      maskInPlace(input, unmasked, layer.fanIn);
      transposePanel(input, sixteens, transposed + panel * PANEL * ROW_BYTES, columnStride);
    }
  }
}

/** Adds x·gᵀ to G, summed over the tile's points; the row of ones in x gives the gradient of the bias. */
function addWeightGradient(
  plan: Plan,
  layer: Layer,
  lane: usize,
  panels: i32,
  fresh: bool,
  transposed: usize,
  columnStride: i32,
): void {
  const groupStride = layer.outputPanels * BLOCK_BYTES;
  for (let column: i32 = 0; column < layer.outputPanels; column++) {
    const gradient = lane + layer.gradient + column * BLOCK_BYTES;
    multiplyColumns(
      plan.revectorized,
      layer.inputGroups,
      lane + layer.input,
      GROUP * ROW_BYTES,
      layer.inputStride - ROW_BYTES,
      transposed + column * columnStride,
      panels * PANEL,
      fresh ? plan.zeros : gradient,
      fresh ? 0 : groupStride,
      gradient,
      groupStride,
    );
  }
}

/** Computes W·g for one panel. */
// @ts-ignore: decorator
@inline
function multiplyTransposed(plan: Plan, layer: Layer, gradient: usize, result: usize): void {
  multiplyColumns(
    plan.revectorized,
    (layer.fanIn + GROUP - 1) / GROUP,
    layer.weights,
    layer.outputPanels * BLOCK_BYTES,
    WEIGHT_JUMP,
    gradient,
    layer.fanOut,
    plan.zeros,
    0,
    result,
    GROUP * ROW_BYTES,
  );
}

/** Sets x to g if x > 0, else to 0; the row of ones becomes zero. */
function maskInPlace(x: usize, g: usize, channels: i32): void {
  const zero = f32x4.splat(0);
  const bytes = channels * ROW_BYTES;
  for (let i: i32 = 0; i < bytes; i += 16) {
    v128.store(x + i, v128.and(v128.load(g + i), f32x4.gt(v128.load(x + i), zero)));
  }
  for (let i: i32 = 0; i < ROW_BYTES; i += 16) v128.store(x + bytes + i, zero);
}

import { checkField, type Field } from '@fourier-features/core';
import { checkFinite, pointCount } from '@fourier-features/core/check';
import { type CostLimit, checkLimit } from '../dynamics/cost.ts';
import { type Matrix, matrix } from '../linear/matrix.ts';
import { dot } from '../linear/multiply.ts';
import { estimateNtkCost } from './estimateNtkCost.ts';
import { type TangentPart, tangentParts } from './tangentParts.ts';

export interface EmpiricalNtkOptions {
  /**
   * Whether an array counts as trained, by its name, such as `dense0.bias` or `encoding.tables`; by default all parameters
   * of the field do.
   */
  trainable?: (name: string) => boolean;
  /** The output whose kernel `[n, n]` is computed, from 0; all outputs by default. */
  output?: number;
  /** The most that the kernel may cost; 4 GiB and half an hour by default. */
  limit?: CostLimit;
}

/**
 * Computes the tangent kernel of a field at its current parameters θ, in float64,
 *
 *   Θ(u, v) = Σ_θ ∂f(u)/∂θ · ∂f(v)/∂θ,
 *
 * the Gram matrix of the derivatives of its values after the output activation: for any encoding, trained or not, any
 * activations, and grids of values without a network. The derivatives are exact. They are never stored for all
 * parameters: a dense layer adds (h·h′ + 1)·(δ·δ′), where h is its input and δ the derivative with respect to its output,
 * and a level of a grid adds the product of the weights of its entries in place of h·h′. With P parameters, n points and C
 * channels in all layers together, the time grows as n·P + n²·C.
 *
 * It is the kernel of gradient descent. Adam, and the rule that entries of tables with gradient 0 keep their moments, change
 * the rates.
 *
 * @param coordinates `[n, d]`.
 * @returns `[n·c, n·c]`; row i·c + k is output k at point i. `[n, n]` with `output`.
 * @throws RangeError if the field's parts do not fit together, a coordinate is not finite, there is no such output, or the
 * kernel would cost more than `limit`.
 * @see Jacot et al. 2018, https://arxiv.org/abs/1806.07572
 * @example
 * import { identityEncoding, initialField } from '@fourier-features/core';
 * import { empiricalNtk } from '@fourier-features/theory';
 *
 * const encoding = identityEncoding({ inputDim: 1, inputRange: [-1, 1] });
 * const field = initialField({ encoding, outputDim: 1, width: 16, hiddenActivation: { kind: 'sine', omega: 30 } });
 * const k = empiricalNtk(field, [0, 0.25, 0.5]); // [3, 3]
 */
export function empiricalNtk(
  field: Field,
  coordinates: ArrayLike<number>,
  { trainable = () => true, output, limit }: EmpiricalNtkOptions = {},
): Matrix {
  const caller = 'empiricalNtk';
  checkField(caller, field);
  const points = pointCount(caller, coordinates, field.encoding.inputDim);
  checkFinite(caller, 'coordinates', coordinates);
  const { outputDim } = field.network;
  if (output !== undefined && !(Number.isInteger(output) && output >= 0 && output < outputDim))
    throw new RangeError(`${caller}: output must be an integer from 0 to ${outputDim - 1}, got ${output}`);
  const outputs = output === undefined ? Array.from({ length: outputDim }, (_, k) => k) : [output];
  const c = outputs.length;
  checkLimit(caller, `${points} points`, estimateNtkCost(field, points, c), limit);
  const result = matrix(points * c, points * c);
  for (const part of tangentParts(field, coordinates, { trainable, outputs }))
    addGram(result, part, points, c);
  mirror(result);
  return result;
}

/** Adds the products of a part to the lower triangle of blocks `[c, c]`. */
function addGram(
  { columns, values }: Matrix,
  { inputProduct, deltas }: TangentPart,
  points: number,
  c: number,
): void {
  for (let i = 0; i < points; i++) {
    for (let j = 0; j <= i; j++) {
      const inputs = inputProduct(i, j);
      // Most pairs of points have no entry of a fine grid in common.
      if (inputs === 0) continue;
      for (let k = i * c; k < (i + 1) * c; k++) {
        for (let l = j * c; l < (j + 1) * c; l++)
          values[k * columns + l]! += inputs * dot(deltas[k]!, deltas[l]!);
      }
    }
  }
}

function mirror({ columns, values }: Matrix): void {
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < i; j++) values[j * columns + i] = values[i * columns + j]!;
  }
}

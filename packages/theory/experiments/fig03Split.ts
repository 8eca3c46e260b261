import { residualSpectrum } from '@fourier-features/theory';

/** Distance of the samples trained on. */
const STRIDE = 8;

/** Returns all coordinates, and those trained on with their targets. */
export function problemOf(signal: Float64Array): {
  grid: Float32Array;
  coordinates: Float32Array;
  targets: Float32Array;
} {
  const grid = Float32Array.from(signal, (_, i) => i / signal.length);
  return {
    grid,
    coordinates: grid.filter((_, i) => isTrain(i)),
    targets: Float32Array.from(signal.filter((_, i) => isTrain(i))),
  };
}

/** Returns whether a sample is trained on. */
export function isTrain(i: number): boolean {
  return i % STRIDE === 0;
}

/** Returns |DFT| of the residual on the samples trained on. */
export function residualOf(values: ArrayLike<number>, signal: Float64Array): Float64Array {
  const residual = signal.map((target, i) => values[i]! - target).filter((_, i) => isTrain(i));
  return residualSpectrum(residual);
}

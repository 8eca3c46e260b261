import {
  type FourierEncoding,
  fourierEncoding,
  type gaussianEncoding,
  type Random,
} from '@fourier-features/core';

/**
 * Returns an encoding of the plane whose frequencies have directions drawn uniformly and lengths drawn, up to their sign,
 * by one of core's samplers in one dimension.
 */
export function isotropicEncoding(
  draw: typeof gaussianEncoding,
  { frequencyCount, scale, random }: { frequencyCount: number; scale: number; random: Random },
): FourierEncoding {
  const [ofLengths, ofDirections] = random.split(2) as [Random, Random];
  const lengths = draw({ inputDim: 1, frequencyCount, scale, random: ofLengths }).frequencies;
  const turns = ofDirections.uniforms(frequencyCount);
  return fourierEncoding({
    inputDim: 2,
    frequencies: Float32Array.from({ length: 2 * frequencyCount }, (_, i) => {
      const [length, angle] = [lengths[i >> 1]!, 2 * Math.PI * turns[i >> 1]!];
      return length * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
    }),
  });
}

/** Returns √(mean ‖b‖²) of an encoding's frequencies, in cycles per unit. */
export function frequencySpread({ frequencies, frequencyCount }: FourierEncoding): number {
  return Math.hypot(...frequencies) / Math.sqrt(frequencyCount);
}

import {
  encodingByName,
  type Field,
  type FourierEncoding,
  initialField,
  lecunNormal,
  seededRandoms,
  seriesEncoding,
} from '@fourier-features/core';
import { EVERY, GRID, INFINITE_POWER, type LabSettings } from '../settings.ts';

/**
 * Mean square of the features. Larger ones keep the kernel of a network closer to that of infinite width while it trains,
 * but let the untrained network start farther from zero.
 */
const MEAN_SQUARE = 1 / 8;

/** Returns the encoding of the settings; its frequencies are those of the seed. */
export function labEncoding(settings: LabSettings): FourierEncoding {
  const encoding = unitEncoding(settings);
  const size = Math.sqrt(MEAN_SQUARE * encoding.outputDim);
  return { ...encoding, amplitudes: encoding.amplitudes.map((amplitude) => size * amplitude) };
}

/** Returns the encoding with features of length 1. */
function unitEncoding({ encoding, power, scale, frequencyCount, seed }: LabSettings): FourierEncoding {
  if (encoding === 'series') {
    return seriesEncoding({
      frequencyCount: GRID / EVERY / 2,
      power: power >= INFINITE_POWER ? Number.POSITIVE_INFINITY : power,
      normalise: true,
    });
  }
  return encodingByName(encoding, {
    inputDim: 1,
    scale,
    frequencyCount,
    normalise: true,
    random: seededRandoms(seed).encoding,
    inputRange: [-0.5, 0.5],
  });
}

let drawn: Field<FourierEncoding> | undefined;
let drawnFor = '';

/** Returns the untrained network of the settings, drawn as the theory assumes. Its weights do not depend on the scale. */
export function labField(settings: LabSettings): Field<FourierEncoding> {
  const encoding = labEncoding(settings);
  const { width, depth, seed } = settings;
  const shape = [encoding.outputDim, width, depth, seed].join();
  if (!drawn || drawnFor !== shape) {
    drawn = initialField({
      encoding,
      outputDim: 1,
      depth,
      width,
      outputActivation: 'linear',
      initializer: lecunNormal,
      random: seededRandoms(seed).network,
    });
    drawnFor = shape;
  }
  return { ...drawn, encoding };
}

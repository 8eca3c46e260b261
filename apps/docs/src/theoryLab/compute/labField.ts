import {
  type Encoding,
  encodingByName,
  type Field,
  initialField,
  lecunNormal,
  seededRandoms,
  seriesEncoding,
} from '@fourier-features/core';
import { EVERY, GRID, INFINITE_POWER, type LabSettings } from '../settings.ts';

/** Returns the encoding of the settings; its frequencies are those of the seed, its features have length 1. */
export function labEncoding({ encoding, power, scale, frequencyCount, seed }: LabSettings): Encoding {
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

let drawn: Field | undefined;
let drawnFor = '';

/** Returns the untrained network of the settings, drawn as the theory assumes. Its weights do not depend on the scale. */
export function labField(settings: LabSettings): Field {
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

import type { FieldRecommendations } from '@fourier-features/core';
import { defaults, type EncodingName } from './defaults.ts';

/** What `fit` takes by default for a field. */
export const recommended: FieldRecommendations<EncodingName> = { defaults, inputDim: 3 };

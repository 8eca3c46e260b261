import type { FieldChoice } from './settings.ts';

const LABELS: Readonly<Record<FieldChoice, string>> = {
  fourier: 'Fourier features',
  none: 'no mapping',
  basic: 'basic encoding',
  positional: 'positional encoding',
  'positional-text': 'positional encoding (text)',
  'positional-octaves': 'positional encoding (octaves)',
  'positional-rotated': 'positional encoding (rotated)',
  'positional-octaves-rotated': 'positional encoding (octaves, rotated)',
  gaussian: 'Gaussian encoding',
  uniform: 'uniform encoding',
  'log-uniform': 'log-uniform encoding',
  laplacian: 'Laplacian encoding',
  siren: 'SIREN',
  finer: 'FINER',
  wire: 'WIRE',
  gauss: 'Gaussian activation',
  hash: 'hash grid',
  grid: 'interpolated grid',
};

/**
 * Returns what people call a field, or an encoding of `fourier`, in a table or a legend.
 *
 * @example
 * import { choiceLabel } from '@fourier-features/tasks';
 *
 * choiceLabel('gaussian'); // 'Gaussian encoding'
 * choiceLabel('siren'); // 'SIREN'
 */
export function choiceLabel(choice: FieldChoice): string {
  return LABELS[choice];
}

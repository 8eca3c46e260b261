import type { Field, FieldName, HiddenActivation } from '@fourier-features/core';
import type { FitSettings } from '@fourier-features/tasks';
import { UserError } from '../terminal/userError.ts';

const BY_ACTIVATION: Readonly<Record<HiddenActivation['kind'], FieldName>> = {
  relu: 'fourier',
  sine: 'siren',
  finer: 'finer',
  gauss: 'gauss',
  wire: 'wire',
};

/** @throws UserError unless the field of a checkpoint is of the kind and the size that its settings state. */
export function checkNetwork(path: string, settings: FitSettings, field: Field): void {
  const { width, depth } = field.network;
  const stated = describe(settings);
  const found = describe({
    field: kindOf(field) ?? settings.field,
    width: settings.width === null ? null : width,
    depth: settings.depth === null ? null : depth,
  });
  if (stated !== found)
    throw new UserError(`${path}: the settings must be those of the network, ${found}, got ${stated}`);
}

/** Returns the kind of a field; undefined without hidden layers, whose activation would tell. */
function kindOf({ encoding, network }: Field): FieldName | undefined {
  if (encoding.kind === 'grid') return encoding.name === 'hash-grid' ? 'hash' : 'grid';
  const [first] = network.hiddenActivations;
  return first && BY_ACTIVATION[first.kind];
}

function describe({ field, width, depth }: Pick<FitSettings, 'field' | 'width' | 'depth'>): string {
  return width === null || depth === null ? field : `${field} of width ${width} and depth ${depth}`;
}

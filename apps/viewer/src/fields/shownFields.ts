import type { Remote } from 'comlink';
import type { Fit } from '../result/readResult.ts';
import type { FieldFacts } from '../worker/openField.ts';
import type { ViewWorker } from '../worker/viewWorker.ts';

/** A fit whose field the worker has opened. */
export interface OpenedFit<Facts extends FieldFacts> {
  readonly fit: Fit;
  readonly facts: Facts;
}

/** What shows fields of one kind. */
export interface ShownFieldsProps<Kind extends FieldFacts['kind']> {
  readonly fits: readonly OpenedFit<Extract<FieldFacts, { readonly kind: Kind }>>[];
  readonly worker: Remote<ViewWorker>;
  onError(reason: unknown): void;
}

import type { ReadonlySignal } from '@preact/signals';
import type { EngineFacts } from './engineFacts.ts';

/** Says which engine trains, on how many threads, and why no faster one does. */
export function EngineBadge({ engine }: { readonly engine: ReadonlySignal<EngineFacts | undefined> }) {
  const facts = engine.value;
  return (
    <p class="badge" data-threads={facts?.threads}>
      {facts
        ? facts.description
        : 'Everything is computed on your machine, in a worker: nothing is uploaded.'}
    </p>
  );
}

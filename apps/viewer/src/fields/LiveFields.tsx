import { Messages } from '@fourier-features/components/controls/Messages.tsx';
import { EngineBadge } from '@fourier-features/components/workers/EngineBadge.tsx';
import type { EngineFacts } from '@fourier-features/components/workers/engineFacts.ts';
import { lazyWorker } from '@fourier-features/components/workers/lazyWorker.ts';
import { signal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Fit } from '../result/readResult.ts';
import type { FieldFacts } from '../worker/openField.ts';
import type { ViewWorker } from '../worker/viewWorker.ts';
import { PictureFields } from './PictureFields.tsx';
import { ScanFields } from './ScanFields.tsx';
import { SceneFields } from './SceneFields.tsx';
import { ShapeFields } from './ShapeFields.tsx';
import type { OpenedFit } from './shownFields.ts';

/** Shows the fields of a result, rendered as large as the screen has room for. */
export function LiveFields({ fits }: { readonly fits: readonly Fit[] }) {
  const { worker, engine } = useMemo(start, []);
  const [opened, setOpened] = useState<readonly OpenedFit<FieldFacts>[]>([]);
  const [error, setError] = useState<string>();
  const fail = (reason: unknown): void => setError(reason instanceof Error ? reason.message : String(reason));
  useEffect(() => {
    const openAll = async (): Promise<void> => {
      const found: OpenedFit<FieldFacts>[] = [];
      for (const fit of fits) found.push({ fit, facts: await worker.open(fit.field) });
      setOpened(found);
      engine.value = await worker.engine();
    };
    openAll().catch(fail);
  }, [fits]);
  return (
    <section>
      <h2>{fits.length > 1 ? 'Fields' : 'Field'}</h2>
      <div class="live">
        <Shown opened={opened} worker={worker} onError={fail} />
        <Messages error={error} />
        <EngineBadge engine={engine} />
      </div>
    </section>
  );
}

interface ShownProps {
  readonly opened: readonly OpenedFit<FieldFacts>[];
  readonly worker: ReturnType<typeof start>['worker'];
  onError(reason: unknown): void;
}

/** Shows fields as the first of them is shown: those of a comparison are of one kind. */
function Shown({ opened, ...rest }: ShownProps) {
  const [first] = opened;
  if (!first) return <p class="hint">Opening…</p>;
  switch (first.facts.kind) {
    case 'picture':
      return <PictureFields fits={ofKind(opened, 'picture')} {...rest} />;
    case 'scan':
      return <ScanFields fits={ofKind(opened, 'scan')} {...rest} />;
    case 'shape':
      return <ShapeFields fits={ofKind(opened, 'shape')} {...rest} />;
    case 'scene':
      return <SceneFields fits={ofKind(opened, 'scene')} {...rest} />;
  }
}

function ofKind<Kind extends FieldFacts['kind']>(
  opened: readonly OpenedFit<FieldFacts>[],
  kind: Kind,
): OpenedFit<Extract<FieldFacts, { kind: Kind }>>[] {
  return opened.flatMap(({ fit, facts }) =>
    facts.kind === kind ? [{ fit, facts: facts as Extract<FieldFacts, { kind: Kind }> }] : [],
  );
}

function start() {
  return {
    worker: lazyWorker<ViewWorker>(
      () => new Worker(new URL('../worker/viewWorker.ts', import.meta.url), { type: 'module' }),
    ),
    engine: signal<EngineFacts | undefined>(undefined),
  };
}

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ShownMesh } from './shownMesh.ts';
import type { Stage } from './stage.ts';

export interface SolidTileProps {
  readonly stage: Stage | undefined;
  readonly mesh: ShownMesh | undefined;
  /** A colour of CSS. */
  readonly color: string;
  /** What is shown, for those who do not see it. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A mesh that is turned with the others. */
export function SolidTile({ stage, mesh, color, label, children }: SolidTileProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current) stage?.show(canvas.current, mesh);
  }, [stage, mesh]);
  useLayoutEffect(() => {
    const own = canvas.current;
    return () => {
      if (own) stage?.leave(own);
    };
  }, [stage]);
  return (
    <figure class="tile">
      <canvas ref={canvas} class="picture smooth solid" role="img" aria-label={label} style={{ color }} />
      <figcaption>{children}</figcaption>
    </figure>
  );
}

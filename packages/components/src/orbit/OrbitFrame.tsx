import './orbit.css';
import type { ComponentChildren, Ref } from 'preact';
import { useId } from 'preact/hooks';

export interface OrbitFrameProps {
  /** The element that the visitor drags. */
  readonly frame: Ref<HTMLElement>;
  readonly label: string;
  /** Canvases; all are turned together. */
  readonly children: ComponentChildren;
}

/** Pictures that are turned by dragging them, or with the arrow keys. */
export function OrbitFrame({ frame, label, children }: OrbitFrameProps) {
  const hint = useId();
  return (
    <div class="orbit">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys turn what it shows */}
      <section ref={frame} class="tiles" aria-label={label} aria-describedby={hint} tabIndex={0}>
        {children}
      </section>
      <p id={hint} class="hint">
        Drag to turn, pinch or Ctrl + wheel to zoom; or use the arrow keys and + and −.
      </p>
    </div>
  );
}

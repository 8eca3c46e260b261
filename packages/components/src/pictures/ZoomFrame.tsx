import './zoom.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { type PlaneGaze, WHOLE_PLANE, withinPlane, zoomedAbout } from './planeRegion.ts';

export interface ZoomFrameProps {
  readonly gaze: PlaneGaze;
  readonly label: string;
  onGaze(gaze: PlaneGaze): void;
  /** Pictures of the same plane; all are moved together. */
  readonly children: ComponentChildren;
}

type Place = readonly [x: number, y: number];

/** Part of what is shown by which an arrow key moves. */
const KEY_STEP = 1 / 8;
const KEY_ZOOM = 1.5;
/** Factor for each pixel of a wheel. */
const WHEEL_ZOOM = 1.003;

/** Pictures of a plane that are moved by dragging and enlarged by pinching, the wheel with Ctrl, or keys. */
export function ZoomFrame({ gaze, label, onGaze, children }: ZoomFrameProps) {
  const hint = useId();
  const frame = useRef<HTMLElement>(null);
  const latest = useRef({ gaze, onGaze });
  latest.current = { gaze, onGaze };
  const fingers = useRef(new Map<number, Place>());
  const look = (next: PlaneGaze): void => {
    latest.current.gaze = withinPlane(next);
    latest.current.onGaze(latest.current.gaze);
  };
  useEffect(() => {
    const element = frame.current!;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const box = pictureAt(element, event).getBoundingClientRect();
      look(zoomedAbout(latest.current.gaze, WHEEL_ZOOM ** -event.deltaY, placeIn(box, event)));
    };
    // As a property it would be passive, and the browser would enlarge the page.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, []);
  const drag = (event: PointerEvent): void => {
    const before = fingers.current.get(event.pointerId);
    if (!before) return;
    const now: Place = [event.clientX, event.clientY];
    const box = pictureAt(frame.current!, event).getBoundingClientRect();
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    const current = latest.current.gaze;
    if (other) {
      const factor = distance(now, other) / Math.max(1, distance(before, other));
      const middle = { clientX: (now[0] + other[0]) / 2, clientY: (now[1] + other[1]) / 2 };
      look(zoomedAbout(current, factor, placeIn(box, middle)));
      return;
    }
    const [right, down] = [now[0] - before[0], now[1] - before[1]];
    const { x, y, zoom } = current;
    look({ x: x - right / box.width / zoom, y: y - down / box.height / zoom, zoom });
  };
  const release = ({ pointerId }: PointerEvent): void => {
    fingers.current.delete(pointerId);
  };
  const key = (event: KeyboardEvent): void => {
    const { x, y, zoom } = latest.current.gaze;
    const step = KEY_STEP / zoom;
    const next: Readonly<Record<string, PlaneGaze>> = {
      ArrowLeft: { x: x - step, y, zoom },
      ArrowRight: { x: x + step, y, zoom },
      ArrowUp: { x, y: y - step, zoom },
      ArrowDown: { x, y: y + step, zoom },
      '+': { x, y, zoom: zoom * KEY_ZOOM },
      '-': { x, y, zoom: zoom / KEY_ZOOM },
      '0': WHOLE_PLANE,
    };
    const wanted = next[event.key];
    if (!wanted || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    look(wanted);
  };
  return (
    <div class="zoom">
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: keys move what it shows */}
      {/* biome-ignore-start lint/a11y/noNoninteractiveElementInteractions: keys move what it shows */}
      <section
        ref={frame}
        class={gaze.zoom > 1 ? 'tiles zoomed' : 'tiles'}
        aria-label={label}
        aria-describedby={hint}
        tabIndex={0}
        onKeyDown={key}
        onPointerDown={(event) => {
          fingers.current.set(event.pointerId, [event.clientX, event.clientY]);
          frame.current!.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onPointerUp={release}
        onPointerCancel={release}
      >
        {children}
      </section>
      {/* biome-ignore-end lint/a11y/noNoninteractiveElementInteractions: keys move what it shows */}
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: keys move what it shows */}
      <p id={hint} class="hint">
        Pinch or Ctrl + wheel to zoom, drag to move; or use + and −, the arrow keys, and 0 for all of it.
      </p>
    </div>
  );
}

/** Returns the picture under the pointer; during a drag, the first. */
function pictureAt(frame: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Element {
  const pictures = [...frame.querySelectorAll('.picture')];
  const hit = pictures.find((each) => {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    return clientX >= left && clientX < right && clientY >= top && clientY < bottom;
  });
  return hit ?? pictures[0] ?? frame;
}

function placeIn(box: DOMRect, { clientX, clientY }: { clientX: number; clientY: number }): Place {
  return [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
}

function distance([a, b]: Place, [c, d]: Place): number {
  return Math.hypot(a - c, b - d);
}

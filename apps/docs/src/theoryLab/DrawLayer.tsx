import { useRef } from 'preact/hooks';
import { type DrawnPoint, moved, stroke } from './drawing.ts';
import type { Numbers } from './record.ts';

export interface DrawLayerProps {
  readonly signal: Numbers;
  readonly every: number;
  /** Value at the upper edge; the lower edge is its negative. */
  readonly range: number;
  /** Sample that the arrow keys move. */
  readonly cursor: number;
  onCursor(sample: number): void;
  onDraw(values: readonly number[]): void;
}

/** How far an arrow key moves a sample. */
const KEY_STEP = 0.05;

/** Takes the pointer and the arrow keys with which a signal is drawn. */
export function DrawLayer({ signal, every, range, cursor, onCursor, onDraw }: DrawLayerProps) {
  const last = useRef<DrawnPoint | undefined>(undefined);
  const count = signal.length;
  const draw = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const across = (event.clientX - bounds.left) / bounds.width;
    const down = (event.clientY - bounds.top) / bounds.height;
    const point = { index: Math.floor(across * count), value: range * (1 - 2 * down) };
    onDraw(stroke(signal, last.current ?? point, point));
    last.current = point;
  };
  const press = (event: KeyboardEvent): void => {
    const sideways = { ArrowLeft: -every, ArrowRight: every }[event.key];
    const upwards = { ArrowUp: KEY_STEP, ArrowDown: -KEY_STEP }[event.key];
    if (sideways === undefined && upwards === undefined) return;
    event.preventDefault();
    if (sideways !== undefined) onCursor((cursor + sideways + count) % count);
    if (upwards !== undefined) onDraw(moved(signal, cursor, every, upwards));
  };
  return (
    <div
      class="draw"
      role="slider"
      tabIndex={0}
      aria-label="Draw the signal: left and right choose a sample, up and down move it"
      aria-orientation="vertical"
      aria-valuemin={-0.5}
      aria-valuemax={0.5}
      aria-valuenow={Number(signal[cursor]!.toFixed(2))}
      aria-valuetext={`sample ${cursor / every + 1} of ${count / every}: ${signal[cursor]!.toFixed(2)}`}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = undefined;
        draw(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) draw(event);
      }}
    />
  );
}

import './theoryLab.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { DrawLayer } from './DrawLayer.tsx';
import type { Numbers } from './record.ts';

/** One curve over the grid. */
export interface PadLine {
  readonly label: string;
  readonly color: string;
  readonly dash?: string | undefined;
  readonly values: Numbers;
}

export interface FitPadProps {
  readonly signal: Numbers;
  /** Every how many samples one is trained on. */
  readonly every: number;
  readonly lines: readonly PadLine[];
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** Called with the samples of a changed signal; the pad can be drawn on if given. */
  readonly onDraw?: ((values: readonly number[]) => void) | undefined;
}

const HEIGHT = 220;
const RANGE = 0.75;

/** Shows a signal with its samples and the fits to it, and lets one draw the signal with a pointer or the arrow keys. */
export function FitPad({ signal, every, lines, label, onDraw }: FitPadProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  const [cursor, setCursor] = useState(0);
  useLayoutEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(240, entry!.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const count = signal.length;
  const toX = (index: number): number => (width * (index + 0.5)) / count;
  const toY = (value: number): number => (HEIGHT * (RANGE - value)) / (2 * RANGE);
  const path = (values: Numbers): string =>
    Array.from(values, (value, i) => `${toX(i).toFixed(1)},${clamped(toY(value)).toFixed(1)}`).join(' ');
  return (
    <figure class="chart">
      <div ref={box} class="pad" style={{ height: `${HEIGHT}px` }}>
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} width="100%" height={HEIGHT} role="img" aria-label={label}>
          <line class="grid" x1={0} x2={width} y1={toY(0)} y2={toY(0)} />
          <polyline points={path(signal)} fill="none" stroke="var(--ff-truth)" stroke-dasharray="1 3" />
          {lines.map(({ label: name, color, dash, values }) => (
            <polyline
              key={name}
              points={path(values)}
              fill="none"
              stroke={color}
              stroke-width={2}
              stroke-dasharray={dash}
              stroke-linejoin="round"
            />
          ))}
          {Array.from({ length: count / every }, (_, i) => (
            <circle
              key={`${i}`}
              cx={toX(i * every)}
              cy={toY(signal[i * every]!)}
              r={onDraw && i * every === cursor ? 4 : 2}
              fill="var(--ff-truth)"
            />
          ))}
        </svg>
        {onDraw ? (
          <DrawLayer
            signal={signal}
            every={every}
            range={RANGE}
            cursor={cursor}
            onCursor={setCursor}
            onDraw={onDraw}
          />
        ) : null}
      </div>
      <figcaption class="legend">
        <span>
          <svg width="26" height="10" aria-hidden="true">
            <circle cx="13" cy="5" r="2.5" fill="var(--ff-truth)" />
          </svg>
          training samples
        </span>
        {[{ label: 'signal', color: 'var(--ff-truth)', dash: '1 3' }, ...lines].map(
          ({ label: name, color, dash }) => (
            <span key={name}>
              <svg width="26" height="10" aria-hidden="true">
                <line x1="1" x2="25" y1="5" y2="5" stroke={color} stroke-width="2" stroke-dasharray={dash} />
              </svg>
              {name}
            </span>
          ),
        )}
      </figcaption>
    </figure>
  );
}

/** Keeps a curve that leaves the picture at its border. */
function clamped(y: number): number {
  return Math.min(HEIGHT + 2, Math.max(-2, y));
}

import { type CanvasPicture, PictureCanvas } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import { useRef, useState } from 'preact/hooks';
import type { PaintStroke } from './stroke.ts';

export interface PaintPictureProps {
  readonly picture: CanvasPicture | undefined;
  readonly recorded: string | undefined;
  readonly label: string;
  /** Width of the brush, in parts of the picture's width; a full width paints lines. */
  readonly brush: { readonly width: number; readonly height: number };
  /** What painting does, for those who use the keyboard. */
  readonly hint: string;
  onPaint(stroke: PaintStroke): void;
}

type Place = readonly [x: number, y: number];

/** Part of the picture by which an arrow key moves the brush. */
const KEY_STEP = 1 / 32;

const KEYS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-KEY_STEP, 0],
  ArrowRight: [KEY_STEP, 0],
  ArrowUp: [0, -KEY_STEP],
  ArrowDown: [0, KEY_STEP],
};

/** A picture to paint on, by a pointer, or by arrow keys that move a brush and the space bar, which dabs it. */
export function PaintPicture({ picture, recorded, label, brush, hint, onPaint }: PaintPictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<Place | undefined>(undefined);
  const paint = useRef(onPaint);
  paint.current = onPaint;
  const [place, setPlace] = useState<Place>([0.5, 0.5]);
  const [shown, setShown] = useState(false);
  const placeOf = ({ clientX, clientY }: PointerEvent): Place => {
    const { left, top, width, height } = box.current!.getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height];
  };
  return (
    <div
      ref={box}
      class="paint"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
      tabIndex={0}
      aria-label={`${label} ${hint} With the keyboard, move the brush by the arrow keys and paint by the space bar.`}
      onPointerDown={(event) => {
        box.current!.setPointerCapture(event.pointerId);
        const at = placeOf(event);
        last.current = at;
        paint.current({ from: at, to: at });
      }}
      onPointerMove={(event) => {
        const at = placeOf(event);
        setPlace(at);
        setShown(true);
        if (!last.current) return;
        paint.current({ from: last.current, to: at });
        last.current = at;
      }}
      onPointerUp={() => {
        last.current = undefined;
      }}
      onPointerCancel={() => {
        last.current = undefined;
      }}
      onPointerLeave={() => setShown(false)}
      onFocus={() => setShown(true)}
      onBlur={() => setShown(false)}
      onKeyDown={(event) => {
        const move = KEYS[event.key];
        if (move) setPlace(([x, y]) => [inside(x + move[0]), inside(y + move[1])]);
        else if (event.key === ' ' || event.key === 'Enter') paint.current({ from: place, to: place });
        else return;
        setShown(true);
        event.preventDefault();
      }}
    >
      {picture || recorded === undefined ? (
        <PictureCanvas picture={picture} label={label} aspect={1} />
      ) : (
        <img class="recorded" src={recorded} alt={label} width={64} height={64} draggable={false} />
      )}
      {shown ? (
        <span
          class="brush"
          aria-hidden="true"
          style={{
            left: brush.width >= 1 ? '0' : `${100 * (place[0] - brush.width / 2)}%`,
            top: `${100 * (place[1] - brush.height / 2)}%`,
            width: `${100 * brush.width}%`,
            height: `${100 * brush.height}%`,
            borderRadius: brush.width >= 1 ? '0' : '50%',
          }}
        />
      ) : null}
    </div>
  );
}

function inside(part: number): number {
  return Math.min(1, Math.max(0, part));
}

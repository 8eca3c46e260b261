import { SliderField } from '@fourier-features/components/controls/Fields.tsx';
import { PictureCanvas } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import { planeRegion, WHOLE_PLANE, withinPlane } from '@fourier-features/components/pictures/planeRegion.ts';
import { ZoomFrame } from '@fourier-features/components/pictures/ZoomFrame.tsx';
import type { Remote } from 'comlink';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fitLook } from '../result/fitLook.ts';
import type { Fit } from '../result/readResult.ts';
import type { Size } from '../worker/openField.ts';
import type { SliceView } from '../worker/renderPlane.ts';
import type { ViewWorker } from '../worker/viewWorker.ts';
import { usePlaneRenderings } from './usePlaneRenderings.ts';

export interface PlaneTilesProps {
  readonly fits: readonly Fit[];
  /** Size of what was fitted, in pixels or cells. */
  readonly size: Size;
  readonly slice: SliceView;
  /** What the size counts. */
  readonly unit: 'pixels' | 'cells';
  readonly worker: Remote<ViewWorker>;
  onError(reason: unknown): void;
}

/** Longest side of a rendering, in pixels of the screen. */
const MOST_PIXELS = 1600;

/** Shows the same part of a plane of each field. */
export function PlaneTiles({ fits, size, slice, unit, worker, onError }: PlaneTilesProps) {
  const [gaze, setGaze] = useState(WHOLE_PLANE);
  const tiles = useRef<HTMLDivElement>(null);
  const screen = useScreenSize(tiles, size);
  const region = planeRegion(gaze, size);
  const pictureOf = usePlaneRenderings({
    addresses: fits.map(({ field }) => field),
    view: screen && { ...screen, region, slice },
    worker,
    onError,
  });
  const shown = `${count(region.width)} × ${count(region.height)} of ${size.width} × ${size.height} ${unit}`;
  return (
    <div ref={tiles} style={{ '--aspect': String(size.width / size.height) }}>
      <ZoomFrame gaze={gaze} onGaze={setGaze} label={fits.length > 1 ? 'Fields, enlarged together' : 'Field'}>
        {fits.map((fit) => {
          const { label } = fitLook(fit);
          const picture = pictureOf(fit.field);
          return (
            <figure class="tile" key={fit.field}>
              <PictureCanvas
                picture={picture}
                aspect={size.width / size.height}
                smooth
                label={`Field with ${label}, ${gaze.zoom.toFixed(1)} times enlarged`}
              />
              <figcaption>
                <span>{label}</span>
                <output class="rendered">{picture ? `${picture.width} × ${picture.height}` : ' '}</output>
              </figcaption>
            </figure>
          );
        })}
      </ZoomFrame>
      <SliderField
        label="Zoom"
        value={Math.log2(gaze.zoom)}
        min={0}
        max={8}
        step={0.1}
        text={`${gaze.zoom.toFixed(1)}×, ${shown}`}
        onInput={(octaves) => setGaze(withinPlane({ ...gaze, zoom: 2 ** octaves }))}
      />
    </div>
  );
}

function count(value: number): string {
  return value >= 10 ? String(Math.round(value)) : value.toFixed(1);
}

/** Returns how many pixels of the screen the first picture has; undefined before it is laid out. */
function useScreenSize(
  tiles: { readonly current: HTMLElement | null },
  { width, height }: Size,
): Size | undefined {
  const [screen, setScreen] = useState<Size>();
  useLayoutEffect(() => {
    const canvas = tiles.current?.querySelector('canvas');
    if (!canvas) return;
    const observer = new ResizeObserver(() => {
      const wide = canvas.clientWidth * window.devicePixelRatio;
      const factor = Math.min(1, MOST_PIXELS / Math.max(wide, (wide * height) / width));
      const across = Math.max(1, Math.round(wide * factor));
      const down = Math.max(1, Math.round((across * height) / width));
      setScreen((before) =>
        before?.width === across && before.height === down ? before : { width: across, height: down },
      );
    });
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [width, height]);
  return screen;
}

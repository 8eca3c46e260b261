import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { SliderField } from '@fourier-features/components/controls/Fields.tsx';
import { type CanvasPicture, PictureCanvas } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import { latestOnly } from '@fourier-features/components/workers/latestOnly.ts';
import type { Region } from '@fourier-features/image';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { LaneState } from '../live/liveTraining.ts';
import { CroppedPicture } from './CroppedPicture.tsx';
import type { ImageView } from './imageWorker.ts';

export interface LoupeProps {
  readonly original: CanvasPicture;
  readonly lanes: readonly LaneState<ImageView>[];
  /** Changes whenever the fields should be rendered again. */
  readonly version: string;
  /** Renders a part of a field; undefined once there is no such field, or if that failed. */
  render(lane: number, region: Region, size: number): Promise<CanvasPicture | undefined>;
}

/** Pixels along each side of what is rendered. */
const SIZE = 192;

const MOST_ZOOM = 32;

/** Shows part of the fields between the pixels that they were fitted to, beside the enlarged picture. */
export function Loupe({ original, lanes, version, render }: LoupeProps) {
  const [zoom, setZoom] = useState(8);
  const [centre, setCentre] = useState({ x: 0.5, y: 0.5 });
  const [pictures, setPictures] = useState<readonly (CanvasPicture | undefined)[]>([]);
  const queue = useRef(latestOnly());
  const region = regionAt(original, centre, zoom);
  const count = lanes.filter(({ made }) => made > 0).length;
  useEffect(() => {
    if (count === 0) return;
    void queue.current(async () => {
      const rendered: (CanvasPicture | undefined)[] = [];
      for (let lane = 0; lane < count; lane++) rendered.push(await render(lane, region, SIZE));
      setPictures(rendered);
    });
    // The version stands for the state of the fields.
  }, [zoom, centre, version, count]);
  return (
    <section aria-label="Loupe">
      <p class="hint">
        A field has a value at every point, not only at pixels. Choose a place, and see what each has learned
        between them; the picture itself can only be smoothed.
      </p>
      <div class="row">
        <SliderField
          label="Zoom"
          value={zoom}
          min={1}
          max={MOST_ZOOM}
          step={1}
          text={`${zoom}×`}
          onInput={setZoom}
        />
        <SliderField
          label="Across"
          value={centre.x}
          min={0}
          max={1}
          step={0.01}
          text={`${Math.round(100 * centre.x)} %`}
          onInput={(x) => setCentre({ ...centre, x })}
        />
        <SliderField
          label="Down"
          value={centre.y}
          min={0}
          max={1}
          step={0.01}
          text={`${Math.round(100 * centre.y)} %`}
          onInput={(y) => setCentre({ ...centre, y })}
        />
      </div>
      <div class="tiles">
        <figure class="tile">
          <CroppedPicture
            picture={original}
            region={region}
            smooth={false}
            label="Pixels of the picture, enlarged"
          />
          <figcaption>pixels</figcaption>
        </figure>
        <figure class="tile">
          <CroppedPicture
            picture={original}
            region={region}
            smooth
            label="The picture, smoothed by the browser"
          />
          <figcaption>smoothed</figcaption>
        </figure>
        {lanes.map(({ choice }, i) => (
          <figure class="tile" key={`${i}`}>
            <PictureCanvas
              picture={pictures[i]}
              aspect={1}
              label={`Field with ${encodingLook(choice.name).label}, ${zoom} times enlarged`}
            />
            <figcaption>{encodingLook(choice.name).label}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}

/** Returns a square part of a picture around a centre, moved so that it lies within the picture. */
function regionAt(
  { width, height }: { readonly width: number; readonly height: number },
  centre: { readonly x: number; readonly y: number },
  zoom: number,
): Region {
  const side = Math.min(width, height) / zoom;
  const start = (at: number, length: number): number =>
    Math.min(length - side, Math.max(0, at * length - side / 2));
  return { x: start(centre.x, width), y: start(centre.y, height), width: side, height: side };
}

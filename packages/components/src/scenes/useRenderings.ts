import { useEffect, useRef, useState } from 'preact/hooks';
import type { CanvasPicture } from '../pictures/PictureCanvas.tsx';
import { latestOnly } from '../workers/latestOnly.ts';
import type { Detail } from './detail.ts';
import type { SceneGaze } from './drawScene.ts';

export interface RenderingsOptions<FieldName> {
  /** Fields to render. */
  readonly names: readonly FieldName[];
  readonly gaze: SceneGaze;
  /** Whether fields are being trained; then they are rendered coarsely, and the training shows them again. */
  readonly training: boolean;
  /** Changes whenever the fields do. */
  readonly version: string;
  /** Returns what the training showed of a field last, if anything. */
  viewOf(which: FieldName): CanvasPicture | undefined;
  look(gaze: SceneGaze): Promise<void>;
  render(
    which: FieldName,
    options: { gaze: SceneGaze; side: number; detail: Detail },
  ): Promise<CanvasPicture | undefined>;
  stop(): void;
}

/** A picture, and what the training had shown when it was rendered. */
interface Rendering {
  readonly picture: CanvasPicture;
  readonly view: CanvasPicture | undefined;
}

/** Longest sides of the pictures of fields that rest, in pixels, one after the other. */
const REFINED_SIDES = [96, 200] as const;
/** Least and greatest longest side while the camera moves. */
const COARSE_SIDES = [32, 112] as const;
/** Milliseconds that all pictures may take while the camera moves. */
const COARSE_MS = 120;

/**
 * Returns a function that gives the picture of a field from where the visitor stands: coarse ones while the camera moves, so that they follow it
 * on any machine, and finer ones when it rests.
 */
export function useRenderings<FieldName>(
  options: RenderingsOptions<FieldName>,
): (name: FieldName) => CanvasPicture | undefined {
  const { names, gaze, training, version } = options;
  const [pictures, setPictures] = useState<ReadonlyMap<FieldName, Rendering>>(new Map());
  const latest = useRef(options);
  latest.current = options;
  const queue = useRef(latestOnly());
  const refining = useRef(false);
  const coarseSide = useRef(64);
  const moved = useRef(gaze);
  useEffect(() => {
    if (names.length === 0) return;
    const { look, render, stop } = options;
    // What is shown for the first time is rendered coarsely too, so that there is something to see.
    const isMove = moved.current !== gaze || (!training && pictures.size === 0);
    moved.current = gaze;
    if (refining.current) stop();
    const renderAll = async (side: number, detail: Detail): Promise<boolean> => {
      for (const name of names) {
        const picture = await render(name, { gaze, side, detail });
        if (!picture) return false;
        const view = latest.current.viewOf(name);
        setPictures((before) => new Map(before).set(name, { picture, view }));
      }
      return true;
    };
    void queue.current(async () => {
      await look(gaze);
      if (training && !isMove) return;
      if (isMove) {
        const start = performance.now();
        await renderAll(coarseSide.current, 'preview');
        const factor = Math.sqrt(COARSE_MS / Math.max(1, performance.now() - start));
        const [least, greatest] = COARSE_SIDES;
        coarseSide.current = Math.round(
          Math.max(least, Math.min(greatest, coarseSide.current * Math.max(0.5, Math.min(2, factor)))),
        );
      }
      if (training) return;
      refining.current = true;
      for (const side of REFINED_SIDES) if (!(await renderAll(side, 'full'))) break;
      refining.current = false;
    });
    // The names are in the version.
  }, [gaze, training, version]);
  return (name) => {
    const rendering = pictures.get(name);
    const view = options.viewOf(name);
    // What a training shows later replaces what was rendered before.
    return rendering && rendering.view === view ? rendering.picture : view;
  };
}

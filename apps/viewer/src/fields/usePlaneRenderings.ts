import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import { latestOnly } from '@fourier-features/components/workers/latestOnly.ts';
import type { Remote } from 'comlink';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlaneView } from '../worker/renderPlane.ts';
import type { ViewWorker } from '../worker/viewWorker.ts';

export interface PlaneRenderingsOptions {
  /** Addresses of the fields. */
  readonly addresses: readonly string[];
  /** What to render, at its full size; undefined before the page is laid out. */
  readonly view: PlaneView | undefined;
  readonly worker: Remote<ViewWorker>;
  onError(reason: unknown): void;
}

/** Milliseconds that coarse pictures of all fields may take, so that they follow the visitor's hand. */
const COARSE_MS = 100;
const COARSE_FACTORS = [1 / 16, 1] as const;
/** Parts of the full size that follow the coarse pictures. */
const FINER_FACTORS = [1 / 3, 1] as const;

/** Returns a function that gives the picture of a field: a coarse one at once, which a full one replaces. */
export function usePlaneRenderings({
  addresses,
  view,
  worker,
  onError,
}: PlaneRenderingsOptions): (address: string) => CanvasPicture | undefined {
  const [pictures, setPictures] = useState<ReadonlyMap<string, CanvasPicture>>(new Map());
  const queue = useRef(latestOnly());
  const coarse = useRef<number>(1 / 8);
  useEffect(() => {
    if (!view) return;
    let wanted = true;
    const renderAll = async (factor: number): Promise<boolean> => {
      const [width, height] = [view.width, view.height].map((n) => Math.max(1, Math.round(n * factor)));
      for (const address of addresses) {
        const picture = await worker.plane(address, { ...view, width: width!, height: height! });
        if (!picture) return false;
        if (wanted) setPictures((before) => new Map(before).set(address, picture));
      }
      return true;
    };
    const work = async (): Promise<void> => {
      const start = performance.now();
      if (!(await renderAll(coarse.current))) return;
      const change = Math.sqrt(COARSE_MS / Math.max(1, performance.now() - start));
      const [least, greatest] = COARSE_FACTORS;
      const next = coarse.current * Math.max(0.5, Math.min(2, change));
      const rendered = coarse.current;
      coarse.current = Math.max(least, Math.min(greatest, next));
      for (const factor of FINER_FACTORS) if (factor > rendered && !(await renderAll(factor))) return;
    };
    void worker.stop();
    void queue.current(() => work().catch(onError));
    return () => {
      wanted = false;
    };
    // All of the view, and nothing else, decides the pictures.
  }, [JSON.stringify(view), addresses.join()]);
  return (address) => pictures.get(address);
}

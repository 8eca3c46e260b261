/** What of a plane is looked at. */
export interface PlaneGaze {
  /** Middle of what is shown, in parts of the plane's width and height. */
  readonly x: number;
  readonly y: number;
  /** Factor by which the plane is enlarged, from 1. */
  readonly zoom: number;
}

/** All of a plane. */
export const WHOLE_PLANE: PlaneGaze = { x: 0.5, y: 0.5, zoom: 1 };

const MOST_ZOOM = 256;

/** Returns a gaze that shows nothing beyond the plane. */
export function withinPlane({ x, y, zoom }: PlaneGaze): PlaneGaze {
  const bounded = Math.min(MOST_ZOOM, Math.max(1, zoom));
  const half = 1 / (2 * bounded);
  const inside = (at: number): number => Math.min(1 - half, Math.max(half, at));
  return { x: inside(x), y: inside(y), zoom: bounded };
}

/** Returns a gaze enlarged by a factor, where one point of the frame, in parts of its width and height, stays in its place. */
export function zoomedAbout(
  { x, y, zoom }: PlaneGaze,
  factor: number,
  at: readonly [number, number],
): PlaneGaze {
  const next = Math.min(MOST_ZOOM, Math.max(1, zoom * factor));
  const move = 1 / zoom - 1 / next;
  return withinPlane({ x: x + (at[0] - 0.5) * move, y: y + (at[1] - 0.5) * move, zoom: next });
}

/** Returns the part of a plane that is looked at, in its pixels or cells. */
export function planeRegion(
  { x, y, zoom }: PlaneGaze,
  { width, height }: { readonly width: number; readonly height: number },
): { x: number; y: number; width: number; height: number } {
  const part = { width: width / zoom, height: height / zoom };
  return {
    x: Math.max(0, x * width - part.width / 2),
    y: Math.max(0, y * height - part.height / 2),
    ...part,
  };
}

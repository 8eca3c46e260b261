import type { Viewpoint } from '@fourier-features/occupancy';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CameraPlace } from '../orbit/orbit.ts';
import type { Stage } from './stage.ts';

/** Distance beyond the one at which the shape just fits: it is turned. */
const MARGIN = 1.15;

/**
 * Returns a stage for the meshes in an element, whose code is loaded once there is something to see; undefined before.
 *
 * @param onError receives a sentence if the browser cannot draw in three dimensions.
 */
export function useStage(
  frame: RefObject<HTMLElement>,
  viewpoint: Viewpoint | undefined,
  onError: (error: string) => void,
): Stage | undefined {
  const [stage, setStage] = useState<Stage>();
  const needed = viewpoint !== undefined;
  useEffect(() => {
    if (!viewpoint) return;
    let current: Stage | undefined;
    let left = false;
    import('./stage.ts')
      .then(({ createStage }) => {
        if (left || !frame.current) return;
        current = createStage(frame.current, placeOf(viewpoint));
        setStage(current);
      })
      .catch(() =>
        onError(
          'This browser cannot draw in three dimensions: it has no WebGL. Curves and files still work.',
        ),
      );
    return () => {
      left = true;
      current?.dispose();
    };
    // One stage for all shapes; a new viewpoint moves its camera.
  }, [needed]);
  useEffect(() => {
    if (stage && viewpoint) stage.place(placeOf(viewpoint));
  }, [stage, viewpoint]);
  return stage;
}

function placeOf({ centre, azimuth, elevation, distance, focalLength }: Viewpoint): CameraPlace {
  const [x, y, z] = centre;
  const [away, across] = [MARGIN * distance, MARGIN * distance * Math.cos(elevation)];
  return {
    target: centre,
    position: [
      x + across * Math.sin(azimuth),
      y + away * Math.sin(elevation),
      z + across * Math.cos(azimuth),
    ],
    angle: 2 * Math.atan(1 / (2 * focalLength)),
  };
}

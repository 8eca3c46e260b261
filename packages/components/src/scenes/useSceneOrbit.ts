import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CameraPlace, Orbit } from '../orbit/orbit.ts';
import type { SceneCamera } from './sceneCamera.ts';

type Vector = readonly [number, number, number];

/** Where a visitor stands. */
export interface SceneOrbit {
  /** Camera to world, `[3, 4]` row-major; undefined before the camera was moved. */
  readonly pose: Float64Array | undefined;
  /** Moves the visitor to a camera. */
  stand(pose: Float64Array): void;
}

/** Lets a visitor turn a camera about a scene; the code is loaded once there is one. */
export function useSceneOrbit(frame: RefObject<HTMLElement>, camera: SceneCamera | undefined): SceneOrbit {
  const orbit = useRef<Orbit>();
  /** Where the visitor stands once the code is loaded. */
  const wanted = useRef<Float64Array>();
  const [pose, setPose] = useState<Float64Array>();
  const latest = useRef(camera);
  latest.current = camera;
  const needed = camera !== undefined;
  useEffect(() => {
    if (!camera) return;
    let left = false;
    void import('../orbit/orbit.ts').then(({ createOrbit }) => {
      if (left || !frame.current) return;
      const own = createOrbit({
        element: frame.current,
        place: placeOf(latest.current ?? camera, wanted.current ?? camera.pose),
        up: [0, 0, 1],
        onMove: () => setPose(poseOf(own)),
      });
      orbit.current = own;
    });
    return () => {
      left = true;
      orbit.current?.dispose();
    };
    // One orbit for all scenes; a new camera moves it.
  }, [needed]);
  useEffect(() => {
    if (!camera) return;
    wanted.current = camera.pose;
    orbit.current?.place(placeOf(camera, camera.pose));
    setPose(undefined);
  }, [camera]);
  return {
    pose,
    stand(next) {
      wanted.current = next;
      if (camera) orbit.current?.place(placeOf(camera, next));
      setPose(next);
    },
  };
}

function placeOf({ target, angle }: SceneCamera, pose: Float64Array): CameraPlace {
  return { target, angle, position: [pose[3]!, pose[7]!, pose[11]!] satisfies Vector };
}

/** Returns the first three rows of a matrix that has its columns one after the other. */
function poseOf({ camera }: Orbit): Float64Array {
  const { elements } = camera.matrixWorld;
  return Float64Array.from({ length: 12 }, (_, i) => elements[4 * (i % 4) + Math.floor(i / 4)]!);
}

import { PerspectiveCamera, Vector3 } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';

type Vector = readonly [number, number, number];

/** From where something is seen. */
export interface CameraPlace {
  /** What the camera looks at. */
  readonly target: Vector;
  readonly position: Vector;
  /** Vertical angle of view, radians. */
  readonly angle: number;
}

/** A camera that the visitor turns about its target, by pointer, fingers and keys. */
export interface Orbit {
  readonly camera: PerspectiveCamera;
  /** Moves the camera without a visitor. */
  place(place: CameraPlace): void;
  dispose(): void;
}

export interface OrbitOptions {
  /** Where the visitor drags, and what has the focus for keys. */
  readonly element: HTMLElement;
  readonly place: CameraPlace;
  /** Direction that is up in the picture. */
  readonly up: Vector;
  /** Called after each move of the visitor's. */
  onMove(): void;
}

/** Angle of a press of an arrow key, radians. */
const KEY_ANGLE = Math.PI / 24;
const KEY_ZOOM = 0.9;

/**
 * Lets a visitor turn a camera. The wheel zooms only with Ctrl, and one finger turns only sideways, so that the page still
 * scrolls.
 */
export function createOrbit({ element, place, up, onMove }: OrbitOptions): Orbit {
  const camera = new PerspectiveCamera();
  // The controls look at it once.
  camera.up.set(...up);
  const controls = new OrbitControls(camera, element);
  controls.enablePan = false;
  element.style.touchAction = 'pan-y';
  const put = ({ target, position, angle }: CameraPlace): void => {
    camera.position.set(...position);
    camera.fov = (180 * angle) / Math.PI;
    const distance = camera.position.distanceTo(new Vector3(...target));
    camera.near = distance / 100;
    camera.far = distance * 20;
    camera.updateProjectionMatrix();
    controls.target.set(...target);
    controls.minDistance = distance / 4;
    controls.maxDistance = distance * 4;
    controls.update();
    camera.updateMatrixWorld();
  };
  put(place);
  const move = (): void => {
    camera.updateMatrixWorld();
    onMove();
  };
  controls.addEventListener('change', move);
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) event.stopImmediatePropagation();
  };
  // Captured before the controls see it.
  element.addEventListener('wheel', wheel, { capture: true });
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => controls.rotateLeft(KEY_ANGLE),
    ArrowRight: () => controls.rotateLeft(-KEY_ANGLE),
    ArrowUp: () => controls.rotateUp(KEY_ANGLE),
    ArrowDown: () => controls.rotateUp(-KEY_ANGLE),
    '+': () => controls.dollyIn(KEY_ZOOM),
    '-': () => controls.dollyOut(KEY_ZOOM),
  };
  const key = (event: KeyboardEvent): void => {
    const action = event.target === element ? actions[event.key] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  };
  element.addEventListener('keydown', key);
  return {
    camera,
    place(next) {
      controls.removeEventListener('change', move);
      put(next);
      controls.addEventListener('change', move);
    },
    dispose() {
      element.removeEventListener('wheel', wheel, { capture: true });
      element.removeEventListener('keydown', key);
      controls.dispose();
    },
  };
}

import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DirectionalLight,
  DoubleSide,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  Scene,
  WebGLRenderer,
} from 'three';
import { toCreasedNormals } from 'three/addons/utils/BufferGeometryUtils.js';
import { type CameraPlace, createOrbit } from '../orbit/orbit.ts';
import type { ShownMesh } from './shownMesh.ts';

/** Meshes that are looked at through one camera, each in a canvas of its own. */
export interface Stage {
  /** Shows a mesh in a canvas, in the colour of the canvas's text; nothing without a mesh. */
  show(canvas: HTMLCanvasElement, mesh: ShownMesh | undefined): void;
  /** Forgets a canvas. */
  leave(canvas: HTMLCanvasElement): void;
  place(place: CameraPlace): void;
  dispose(): void;
}

/** Edges of a mesh without normals are sharp from this angle on, radians. */
const CREASE = Math.PI / 5;
/** Faces above which edges are not looked for: it would take seconds. */
const MOST_CREASED_FACES = 200_000;
const MOST_PIXELS_PER_PIXEL = 2;

/**
 * Starts a stage. One renderer draws all canvases, only when something has changed.
 *
 * @param element what the visitor drags.
 * @throws Error if the browser has no WebGL.
 */
export function createStage(element: HTMLElement, place: CameraPlace): Stage {
  const drawing = new OffscreenCanvas(1, 1);
  const renderer = new WebGLRenderer({ canvas: drawing, antialias: true, alpha: true });
  const scene = new Scene();
  const sky = new HemisphereLight(0xffffff, 0x445566, 1.6);
  const lamp = new DirectionalLight(0xffffff, 2.2);
  const material = new MeshStandardMaterial({ roughness: 0.75, metalness: 0, side: DoubleSide });
  scene.add(sky, lamp);
  const meshes = new Map<HTMLCanvasElement, Mesh | undefined>();
  let frame = 0;
  const request = (): void => {
    frame ||= requestAnimationFrame(draw);
  };
  const orbit = createOrbit({ element, place, up: [0, 1, 0], onMove: request });
  const { camera } = orbit;

  function draw(): void {
    frame = 0;
    // The light is above the visitor's left shoulder.
    lamp.position.set(-0.6, 0.8, 1).applyQuaternion(camera.quaternion);
    for (const [canvas, mesh] of meshes) {
      const ratio = Math.min(MOST_PIXELS_PER_PIXEL, window.devicePixelRatio);
      const [width, height] = [canvas.clientWidth, canvas.clientHeight].map((n) => Math.round(n * ratio));
      if (!width || !height) continue;
      const context = canvas.getContext('bitmaprenderer');
      if (!mesh) {
        context?.transferFromImageBitmap(null);
        continue;
      }
      renderer.setSize(width, height, false);
      camera.aspect = width / height;
      camera.updateProjectionMatrix();
      material.color = new Color(getComputedStyle(canvas).color);
      scene.add(mesh);
      renderer.render(scene, camera);
      scene.remove(mesh);
      // Moved, not copied: a copy would wait for the graphics card.
      context?.transferFromImageBitmap(drawing.transferToImageBitmap());
    }
  }
  const resized = new ResizeObserver(request);
  // Colours follow the theme.
  const themed = new MutationObserver(request);
  themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });

  return {
    show(canvas, shown) {
      meshes.get(canvas)?.geometry.dispose();
      if (!meshes.has(canvas)) resized.observe(canvas);
      meshes.set(canvas, shown && new Mesh(geometryOf(shown), material));
      request();
    },
    leave(canvas) {
      meshes.get(canvas)?.geometry.dispose();
      meshes.delete(canvas);
      resized.unobserve(canvas);
    },
    place(next) {
      orbit.place(next);
      request();
    },
    dispose() {
      cancelAnimationFrame(frame);
      resized.disconnect();
      themed.disconnect();
      orbit.dispose();
      for (const mesh of meshes.values()) mesh?.geometry.dispose();
      material.dispose();
      renderer.dispose();
    },
  };
}

function geometryOf({ positions, indices, normals }: ShownMesh): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setIndex(new BufferAttribute(indices, 1));
  if (normals) geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  else if (indices.length <= 3 * MOST_CREASED_FACES) return toCreasedNormals(geometry, CREASE);
  else geometry.computeVertexNormals();
  return geometry;
}

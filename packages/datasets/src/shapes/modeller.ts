import type { Manifold, ManifoldToplevel } from 'manifold-3d';
import type { Mesh } from '../mesh/mesh.ts';

/** The solid modeller, ready for use. */
export type Modeller = ManifoldToplevel;

let loading: Promise<Modeller> | undefined;

/** Loads the modeller, a WebAssembly module, the first time; later calls share it. */
export function loadModeller(): Promise<Modeller> {
  loading ??= import('manifold-3d').then(async ({ default: createModule }) => {
    const modeller = await createModule();
    modeller.setup();
    return modeller;
  });
  return loading;
}

/**
 * The surface of the last of some solids that are built one from the other; all of them are freed.
 *
 * @param build hands each solid it makes to `own`, which returns it, and returns the last one.
 */
export function surfaceOf(build: (own: (solid: Manifold) => Manifold) => Manifold): Mesh {
  const owned: Manifold[] = [];
  const own = (solid: Manifold): Manifold => {
    owned.push(solid);
    return solid;
  };
  try {
    const { vertProperties, triVerts } = own(build(own)).getMesh();
    return { positions: vertProperties.slice(), indices: triVerts.slice() };
  } finally {
    for (const solid of new Set(owned)) solid.delete();
  }
}

// The package's main entry imports this module without its extension, so that here its types would be any.
import type { Manifold } from 'manifold-3d/manifold-encapsulated-types.js';
import type { Mesh } from '../mesh/mesh.ts';

/** The solid modeller, manifold-3d, initialised. */
export interface Modeller {
  readonly Manifold: typeof Manifold;
}

let loading: Promise<Modeller> | undefined;

/** Loads the modeller, a WebAssembly module, on the first call; later calls share it. */
export function loadModeller(): Promise<Modeller> {
  loading ??= import('manifold-3d').then(async ({ default: createModule }) => {
    const modeller = await createModule();
    modeller.setup();
    return modeller;
  });
  return loading;
}

/**
 * Returns the surface of a solid that is built in steps, and frees it and all intermediate solids.
 *
 * @param build passes each intermediate solid to `own`, which returns it, and returns the final one.
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

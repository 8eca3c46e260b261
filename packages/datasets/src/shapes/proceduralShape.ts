import type { Mesh } from '../mesh/mesh.ts';
import { gyroid, labyrinth } from './gyroidShapes.ts';
import { boredCube, gear } from './machinedShapes.ts';
import { loadModeller, type Modeller } from './modeller.ts';
import { links, sphere, torus } from './roundShapes.ts';
import { trefoil } from './trefoil.ts';

/** A watertight solid that needs no file. */
export interface ProceduralShape {
  /** Its surface, inside [−1, 1]³, faces outwards. */
  mesh: Mesh;
  /** What it is, and how it was made. */
  source: string;
  license: string;
}

const CARVED = 'carved with manifold-3d';

/** How each shape is made, and what to say of it. */
const SHAPES: Readonly<Record<string, readonly [make: (modeller: Modeller) => Mesh, source: string]>> = {
  sphere: [sphere, `ball of radius 0.9; ${CARVED}`],
  torus: [torus, `ring of radius 0.65, tube of radius 0.25; ${CARVED}`],
  gyroid: [gyroid, `wall |g| ≤ 0.6 along the gyroid of period 0.9, cut by a ball of radius 0.9; ${CARVED}`],
  labyrinth: [labyrinth, `one side of the gyroid of period 0.9, cut by a ball of radius 0.9; ${CARVED}`],
  trefoil: [trefoil, 'tube of radius 0.125 about a trefoil knot; from its formula'],
  gear: [gear, `wheel of 16 teeth with a bore and six holes; ${CARVED}`],
  'bored-cube': [boredCube, `cube of side 1.2 with a bore of radius 0.4 along each axis; ${CARVED}`],
  links: [links, `two linked rings of radius 0.5, tubes of radius 0.12; ${CARVED}`],
};

/** The names of the shapes that `proceduralShape` makes. */
export const proceduralShapes: readonly string[] = Object.keys(SHAPES);

/**
 * Makes a shape: the same mesh every time.
 *
 * @param name one of `proceduralShapes`.
 * @throws RangeError if there is no such shape; the message names those there are.
 */
export async function proceduralShape(name: string): Promise<ProceduralShape> {
  const shape = Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined;
  if (!shape) {
    throw new RangeError(`proceduralShape: name must be one of ${proceduralShapes.join(', ')}, got ${name}`);
  }
  const [make, source] = shape;
  return { mesh: make(await loadModeller()), source, license: 'CC0-1.0' };
}

import type { Mesh } from '../mesh/mesh.ts';
import { gyroid, labyrinth } from './gyroidShapes.ts';
import { boredCube, gear } from './machinedShapes.ts';
import { loadModeller, type Modeller } from './modeller.ts';
import { links, sphere, torus } from './roundShapes.ts';
import { proceduralShapes } from './shapeNames.ts';
import { trefoil } from './trefoil.ts';

/** A watertight solid made by formula. */
export interface ProceduralShape {
  /** Its surface, within [−1, 1]³, facing outwards. */
  readonly mesh: Mesh;
  /** What it is and how it was made. */
  readonly source: string;
  readonly license: string;
}

const CARVED = 'modelled with manifold-3d';

/** Function that makes each shape, and its description. */
const SHAPES: Readonly<
  Record<(typeof proceduralShapes)[number], readonly [make: (modeller: Modeller) => Mesh, source: string]>
> = {
  sphere: [sphere, `ball of radius 0.9; ${CARVED}`],
  torus: [torus, `ring of radius 0.65, tube of radius 0.25; ${CARVED}`],
  gyroid: [
    gyroid,
    `wall |g| ≤ 0.6 along the gyroid of period 0.9, clipped to a ball of radius 0.9; ${CARVED}`,
  ],
  labyrinth: [labyrinth, `one side of the gyroid of period 0.9, clipped to a ball of radius 0.9; ${CARVED}`],
  trefoil: [trefoil, 'tube of radius 0.125 about a trefoil knot; from its formula'],
  gear: [gear, `gear of 16 teeth with a bore and six holes; ${CARVED}`],
  'bored-cube': [boredCube, `cube of side 1.2 with a bore of radius 0.4 along each axis; ${CARVED}`],
  links: [links, `two linked rings of radius 0.5, tubes of radius 0.12; ${CARVED}`],
};

/**
 * Makes a shape by its name, deterministically.
 *
 * @param name one of `proceduralShapes`.
 * @throws RangeError if no shape has that name; the message lists the valid names.
 *
 * @example
 * ```ts
 * import { proceduralShape } from '@fourier-features/datasets';
 *
 * const { mesh, source, license } = await proceduralShape('gear');
 * ```
 */
export async function proceduralShape(name: string): Promise<ProceduralShape> {
  const known = proceduralShapes.find((each) => each === name);
  if (known === undefined) {
    throw new RangeError(`proceduralShape: name must be one of ${proceduralShapes.join(', ')}, got ${name}`);
  }
  const [make, source] = SHAPES[known];
  return { mesh: make(await loadModeller()), source, license: 'CC0-1.0' };
}

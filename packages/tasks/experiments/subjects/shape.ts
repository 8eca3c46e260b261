import { createHash } from 'node:crypto';
import { proceduralShape } from '@fourier-features/datasets';
import * as occupancy from '@fourier-features/occupancy';
import type { ShapeProtocol } from '../protocol.ts';
import type { Subject } from './subject.ts';

/** Pixels along each side of a drawing. */
const PICTURE_SIDE = 160;

/** Makes a procedural shape: `boundaryIou` is of points near its surface, `uniformIou` of points in its box. */
export async function readShape(
  name: string,
  { heldOutPoints: count, batchSize, fourierDepth }: ShapeProtocol,
): Promise<Subject> {
  const { mesh } = await proceduralShape(name);
  const shape = occupancy.shape(mesh);
  const heldOut = await occupancy.heldOutPoints({ shape, count });
  const { defaults } = occupancy;
  const depth = fourierDepth ?? defaults.depth;
  const view = {
    width: PICTURE_SIDE,
    height: PICTURE_SIDE,
    bounds: shape.bounds,
    viewpoint: occupancy.framingViewpoint(shape.mesh.positions),
  };
  return {
    name,
    sha256: createHash('sha256').update(mesh.positions).update(mesh.indices).digest('hex'),
    recommended: { ...occupancy.recommended, defaults: { ...defaults, depth } },
    outputDim: 1,
    fit: ({ encoding, ...options }) =>
      occupancy.fit({
        ...options,
        ...(encoding && { encoding: encoding as occupancy.EncodingName, depth }),
        shape,
        batchSize,
      }),
    result: async (field, engine) => ({
      scores: await occupancy.score(field, heldOut, { engine }),
      picture: await occupancy.render(field, { ...view, engine }),
    }),
  };
}

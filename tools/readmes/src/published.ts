import { published as ct, protocols as ctProtocols } from '../../../packages/ct/experiments/protocol.ts';
import {
  published as image,
  protocols as imageProtocols,
} from '../../../packages/image/experiments/protocol.ts';
import { published as mri, protocols as mriProtocols } from '../../../packages/mri/experiments/protocol.ts';
import {
  published as nerf,
  protocols as nerfProtocols,
} from '../../../packages/nerf/experiments/protocol.ts';
import {
  published as occupancy,
  protocols as occupancyProtocols,
} from '../../../packages/occupancy/experiments/protocol.ts';

/** The tables of the paper and the constants of its protocols, by the package that repeats them. */
export const published: Readonly<Record<string, { readonly values: unknown; readonly protocol: unknown }>> = {
  image: { values: image, protocol: imageProtocols.paper },
  occupancy: { values: occupancy, protocol: occupancyProtocols.paper },
  ct: { values: ct, protocol: ctProtocols.paper },
  mri: { values: mri, protocol: mriProtocols.paper },
  nerf: { values: nerf, protocol: nerfProtocols.paper },
};

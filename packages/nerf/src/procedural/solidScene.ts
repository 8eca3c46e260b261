import { ball, block, checker, type Solid, stripes } from './solids.ts';

/** Solids with fine textures, within 1.3 units of the origin; +z is up. */
export const solidScene: readonly Solid[] = [
  block([-1, -1, -0.72], [1, 1, -0.6], checker(0.2, [0.92, 0.9, 0.85], [0.16, 0.2, 0.3])),
  ball([-0.3, 0.25, -0.1], 0.5, stripes(0.1, [0.6, 0, 0.8], [0.95, 0.65, 0.1], [0.55, 0.1, 0.1])),
  block([0.3, -0.75, -0.6], [0.8, -0.25, 0.15], checker(0.125, [0.2, 0.55, 0.85], [0.95, 0.95, 0.95])),
  block([0.35, 0.35, -0.6], [0.55, 0.55, 0.7], stripes(0.12, [0, 0, 1], [0.15, 0.6, 0.25], [0.9, 0.85, 0.3])),
  ball([0.45, 0.45, 0.82], 0.2, checker(0.1, [0.85, 0.2, 0.35], [0.98, 0.85, 0.85])),
  ball([-0.6, -0.6, -0.38], 0.22, stripes(0.08, [0.7, -0.7, 0.14], [0.5, 0.3, 0.7], [0.85, 0.8, 0.95])),
];

/** Names of the shapes that `proceduralShape` makes. */
export const proceduralShapes = [
  'sphere',
  'torus',
  'gyroid',
  'labyrinth',
  'trefoil',
  'gear',
  'bored-cube',
  'links',
] as const;

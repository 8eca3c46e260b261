import type { WithoutIslands } from '@fourier-features/occupancy';
import { percent } from '../percent.ts';

/**
 * Returns what a line about an extracted mesh says of its islands, after what it says of the mesh; nothing if it has none.
 *
 * @example
 * import { islandText } from '@fourier-features/tasks';
 *
 * const islands = { components: 3, islandShare: 0.02, removedComponents: 0, removedShare: 0 };
 * `watertight${islandText(islands)}`; // 'watertight, 3 components, 2 % of the volume outside the largest'
 */
export function islandText({
  components,
  islandShare,
  removedComponents,
  removedShare,
}: Omit<WithoutIslands<unknown>, 'mesh'>): string {
  if (components <= 1) return '';
  const removed =
    removedComponents > 0 ? `; ${removedComponents} components of ${percent(removedShare)} removed` : '';
  return `, ${components} components, ${percent(islandShare)} of the volume outside the largest${removed}`;
}

import { profileAlong } from './energy.ts';

/**
 * Computes (S − M)/(S + M) of magnitudes `[...shape]`: S within n/8 of cell 0 on the cyclic axis, M within n/8 of cell
 * ⌊n/2⌋, both summed over the axes; 0 without signal.
 */
export function wrapOf(magnitudes: Float32Array, shape: readonly number[]): number {
  let [borders, middles] = [0, 0];
  shape.forEach((cells, axis) => {
    const profile = profileAlong(magnitudes, shape, axis);
    const within = (place: number): number =>
      profile.reduce((sum, value, cell) => {
        const distance = Math.abs(cell - place);
        return 8 * Math.min(distance, cells - distance) <= cells ? sum + value : sum;
      }, 0);
    borders += within(0);
    middles += within(Math.floor(cells / 2));
  });
  return borders + middles > 0 ? (borders - middles) / (borders + middles) : 0;
}

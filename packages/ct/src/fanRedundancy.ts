/** Arc at each end of a scan that is shorter than a whole turn over which weights rise from 0 to 1: 10°. */
const RAMP = Math.PI / 18;

/** Less than a millionth of a turn is rounding. */
const WHOLE_TURN = 2 * Math.PI * (1 - 1e-6);

/**
 * Returns the share with which a ray of a fan-beam scan counts, so that the shares of the rays along one line add up to 1: the
 * ray at the angle γ from the central one at θ is that at −γ from θ + π − 2γ backwards. A whole turn measures every line twice,
 * and all shares are 1/2. Less of it measures some lines once: shares are c(θ)/(c(θ) + c(θ + π − 2γ)) with c rising from 0 to 1
 * at both ends of the arc and 0 beyond, so that they change smoothly from ray to ray.
 *
 * @param turned θ after the start of the arc, in radians, in (0, arc).
 * @param gamma angle between the ray and the central one, in radians, positive towards growing detectors.
 * @param arc what the projections cover, in radians, up to a whole turn.
 * @see Noo et al. 2002, Image reconstruction from fan-beam projections on less than a short scan, section 3,
 * https://doi.org/10.1088/0031-9155/47/14/311
 */
export function fanRedundancy(turned: number, gamma: number, arc: number): number {
  if (arc >= WHOLE_TURN) return 0.5;
  const turn = 2 * Math.PI;
  const opposite = turned + Math.PI - 2 * gamma;
  const own = smooth(turned, arc);
  return own / (own + smooth(opposite - turn * Math.floor(opposite / turn), arc));
}

function smooth(turned: number, arc: number): number {
  if (turned <= 0 || turned >= arc) return 0;
  const ramp = Math.min(RAMP, arc / 2);
  return Math.sin((Math.PI / 2) * Math.min(1, turned / ramp, (arc - turned) / ramp)) ** 2;
}

/** Files hold poses to about six digits. */
const TOLERANCE = 1e-3;

/**
 * @param frame name of what the pose belongs to, for the message.
 * @throws RangeError unless the pose is `[3, 4]`, finite, and its first three columns are a rotation: orthonormal within
 * 1e-3, with determinant +1.
 */
export function checkPose(caller: string, pose: ArrayLike<number>, frame: string): void {
  const refuse = (rule: string, found: string): never => {
    throw new RangeError(`${caller}: the pose of ${frame} must ${rule}, got ${found}`);
  };
  if (pose.length !== 12) refuse('be [3, 4], 12 numbers', String(pose.length));
  for (let i = 0; i < 12; i++) if (!Number.isFinite(pose[i])) refuse('be finite', `${pose[i]} at index ${i}`);
  const column = (k: number): number[] => [pose[k]!, pose[4 + k]!, pose[8 + k]!];
  const product = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const [x, y, z] = [column(0), column(1), column(2)] as [number[], number[], number[]];
  const determinant =
    x[0]! * (y[1]! * z[2]! - y[2]! * z[1]!) -
    y[0]! * (x[1]! * z[2]! - x[2]! * z[1]!) +
    z[0]! * (x[1]! * y[2]! - x[2]! * y[1]!);
  if (Math.abs(determinant) < TOLERANCE)
    refuse('be a rotation and a position', `a singular matrix with determinant ${determinant}`);
  const axes = [x, y, z];
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b <= a; b++) {
      const found = product(axes[a]!, axes[b]!);
      if (Math.abs(found - (a === b ? 1 : 0)) > TOLERANCE)
        refuse('have orthonormal columns', `a dot product of ${found} for columns ${b} and ${a}`);
    }
  }
  if (determinant < 0) refuse('be a rotation', `a reflection, with determinant ${determinant}`);
}

import type * as occupancy from '@fourier-features/occupancy';
import type { FitSettings } from '../settings.ts';

/** Everything that decides the result of an occupancy fit. */
export interface OccupancySettings extends FitSettings {
  readonly encoding: occupancy.EncodingName | null;
  /** Fresh points per step. */
  readonly batchSize: number;
  /** Where training points are drawn. */
  readonly points: occupancy.TrainingPoints;
  /** Cells of the extracted mesh along its longest side. */
  readonly resolution: number;
  /** Least volume of a component of the extracted mesh, as a share of the largest one's; 0 keeps all. */
  readonly minComponent: number;
}

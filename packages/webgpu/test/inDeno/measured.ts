import type { Agreement } from '@fourier-features/testing/agreement';

/** What `measure.ts` prints. */
export interface Measured {
  readonly adapter: string;
  /** By titles of shapes. */
  readonly agreements: Record<string, Agreement>;
}

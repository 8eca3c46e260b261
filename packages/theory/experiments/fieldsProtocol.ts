/** Constants of a protocol of the figure `fields`. */
export interface FieldsProtocol {
  /** Updates of each training. */
  readonly steps: number;
  /** Networks whose spectra are averaged, and of those the ones that are trained. */
  readonly seeds: number;
  readonly trainedSeeds: number;
  /** Weights and biases of a network, about, and of the wide ones. */
  readonly parameters: number;
  readonly wideParameters: number;
}

export const PROTOCOLS: Readonly<Record<'quick' | 'paper', FieldsProtocol>> = {
  quick: { steps: 1500, seeds: 5, trainedSeeds: 3, parameters: 60_000, wideParameters: 300_000 },
  paper: { steps: 5000, seeds: 20, trainedSeeds: 10, parameters: 60_000, wideParameters: 2_000_000 },
};

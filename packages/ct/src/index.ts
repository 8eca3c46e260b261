export { brainDefaults, comparedEncodings, type Defaults, defaults, type EncodingName } from './defaults.ts';
export { type EncodingOptions, encoding } from './encoding.ts';
export { type EstimatePeakOptions, estimatePeak } from './estimatePeak.ts';
export { type FanBeamOptions, fanBeam } from './fanBeam.ts';
export {
  type FanFilteredBackProjectionOptions,
  fanFilteredBackProjection,
} from './fanFilteredBackProjection.ts';
export type { FanGeometry } from './fanGeometry.ts';
export { type FilteredBackProjectionOptions, filteredBackProjection } from './filteredBackProjection.ts';
export { type FitOptions, fit } from './fit.ts';
export { isLopsided } from './isLopsided.ts';
export { type ParallelBeamOptions, parallelBeam } from './parallelBeam.ts';
export { type ParallelGeometry, publishedGeometry } from './parallelGeometry.ts';
export { type PoissonNoiseOptions, poissonNoise } from './poissonNoise.ts';
export { type ProjectionFilter, projectionFilter, projectionFilters } from './projectionFilter.ts';
export { type PublishedRadonOptions, publishedRadon } from './publishedRadon.ts';
export { recommended } from './recommended.ts';
export { type AngleChange, angleChanges } from './report/otherAngles.ts';
export { type SinogramReport, type SinogramReportOptions, sinogramReport } from './report/sinogramReport.ts';
export { type SartOptions, sart } from './sart.ts';
export { type ReconstructionScores, score } from './score.ts';
export { type TransmissionOptions, transmissionToSinogram } from './transmissionToSinogram.ts';
export { uniformAngles } from './uniformAngles.ts';

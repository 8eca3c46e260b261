export { type CtEncodingOptions, ctEncoding } from './ctEncoding.ts';
export {
  brainEncodingDefaults,
  type CtEncodingName,
  ctDefaults,
  ctEncodingNames,
  type EncodingDefaults,
  encodingDefaults,
} from './defaults.ts';
export { type FanBeamOptions, fanBeam } from './fanBeam.ts';
export { type FilteredBackProjectionOptions, filteredBackProjection } from './filteredBackProjection.ts';
export { type CtFitOptions, type CtRandoms, fitCt, seededRandoms } from './fitCt.ts';
export { type ParallelBeamOptions, parallelBeam } from './parallelBeam.ts';
export { type ParallelGeometry, publishedGeometry } from './parallelGeometry.ts';
export { type PoissonNoiseOptions, poissonNoise } from './poissonNoise.ts';
export {
  type ProjectionFilterName,
  projectionFilter,
  projectionFilterNames,
  rampKernel,
} from './projectionFilter.ts';
export { type PublishedRadonOptions, publishedRadon } from './publishedRadon.ts';
export { type ReconstructionScore, scoreReconstruction } from './scoreReconstruction.ts';
export { type TransmissionOptions, transmissionToSinogram } from './transmissionToSinogram.ts';
export { uniformAngles } from './uniformAngles.ts';

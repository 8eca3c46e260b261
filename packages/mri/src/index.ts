export { type BirdcageOptions, birdcageSensitivities } from './coils/birdcageSensitivities.ts';
export { type EstimateSensitivitiesOptions, estimateSensitivities } from './coils/estimateSensitivities.ts';
export { complexGaussianNoise, type NoiseOptions } from './complexGaussianNoise.ts';
export {
  type EncodingDefaults,
  encodingDefaults,
  type MriEncodingName,
  mriDefaults,
  mriEncodingNames,
} from './defaults.ts';
export { createDft, type Dft } from './dft/createDft.ts';
export { fitMri, type MriFitOptions, type MriRandoms, seededRandoms } from './fitMri.ts';
export { type FourierSamplingOptions, fourierSampling } from './fourierSampling.ts';
export { magnitude } from './magnitude.ts';
export type { CartesianMaskOptions } from './masks/cartesian.ts';
export { type EquispacedMaskOptions, equispacedMask } from './masks/equispacedMask.ts';
export { type GaussianMaskOptions, gaussianMask } from './masks/gaussianMask.ts';
export { coverage, fullMask, type Mask } from './masks/mask.ts';
export { type RadialMaskOptions, radialMask } from './masks/radialMask.ts';
export { type RandomLinesMaskOptions, randomLinesMask } from './masks/randomLinesMask.ts';
export { type MriEncodingOptions, mriEncoding } from './mriEncoding.ts';
export { type ReconstructionScore, scoreReconstruction } from './scoreReconstruction.ts';
export { type ZeroFilledOptions, zeroFilled } from './zeroFilled.ts';

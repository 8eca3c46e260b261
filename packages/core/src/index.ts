export { gridCoordinates } from './coordinates.ts';
export { type BasicEncodingOptions, basicEncoding } from './encodings/basic.ts';
export { type EncodingByNameOptions, encodingByName, type ScaledEncodingName } from './encodings/byName.ts';
export { encode } from './encodings/encode.ts';
export type { Encoding, EncodingName } from './encodings/encoding.ts';
export { type CustomEncodingOptions, type FourierOptions, fourierEncoding } from './encodings/fourier.ts';
export { type IdentityEncodingOptions, identityEncoding } from './encodings/identity.ts';
export {
  type PositionalEncodingOptions,
  positionalEncoding,
  publishedPositionalEncoding,
} from './encodings/positional.ts';
export {
  gaussianEncoding,
  laplacianEncoding,
  logUniformEncoding,
  type SampledEncodingOptions,
  uniformEncoding,
} from './encodings/sampled.ts';
export { type SeriesEncodingOptions, seriesEncoding } from './encodings/series.ts';
export type { Engine, Trainer } from './engine.ts';
export { evaluateField } from './evaluateField.ts';
export { createField, type Field, type FieldOptions, trainedEncoding } from './field.ts';
export type { Checkpoint } from './fit/checkpoint.ts';
export {
  type CurvePoint,
  type FitEnd,
  type FitEvent,
  type FitOptions,
  finish,
  fit,
  type Measures,
} from './fit/fit.ts';
export {
  type AdamOptimizer,
  type AdamOptions,
  adam,
  initialOptimizerState,
  type Optimizer,
  type OptimizerState,
  type SgdOptimizer,
  sgd,
} from './fit/optimizer.ts';
export { type PointwiseOptions, pointwiseSupervision } from './fit/pointwise.ts';
export { constantSchedule, cosineSchedule, exponentialSchedule, type Schedule } from './fit/schedule.ts';
export { reasonToStop, type Stopping, type StopReason } from './fit/stopping.ts';
export type { TaskFitOptions } from './fit/taskFit.ts';
export { clip } from './metrics/clip.ts';
export { mse } from './metrics/mse.ts';
export { psnr, psnrOfMse } from './metrics/psnr.ts';
export { type SsimOptions, ssim } from './metrics/ssim.ts';
export { glorotTruncated, heNormal, type Initializer, lecunNormal } from './network/initializers.ts';
export { layerSizes, type Network, type OutputActivation } from './network/network.ts';
export { fitGrid, type GridFitOptions } from './operators/fitGrid.ts';
export { type LinearOperator, sizeOf } from './operators/linearOperator.ts';
export { type OperatorSupervisionOptions, operatorSupervision } from './operators/operatorSupervision.ts';
export { type TotalVariation, totalVariation } from './operators/totalVariation.ts';
export { copyParameters, type Parameter, type Parameters, zerosLike } from './parameters.ts';
export { createRandom, restoreRandom } from './random/createRandom.ts';
export { inverseErf } from './random/inverseErf.ts';
export { namedRandoms } from './random/namedRandoms.ts';
export type { Random, RandomState } from './random/random.ts';
export { type ThreefryKey, threefryRandom, threefryWords } from './random/threefry.ts';
export { type CheckpointFile, decodeCheckpoint, encodeCheckpoint } from './storage/checkpointFile.ts';
export { decodeField, encodeField, type FieldFile } from './storage/fieldFile.ts';
export { decodeSafetensors, encodeSafetensors, type Safetensors } from './storage/safetensors.ts';
export type { Batch, DirectBatch, IndirectBatch, Judgement, Loss, Supervision } from './supervision.ts';
export { type TfjsEngineOptions, tfjsEngine } from './tfjs/tfjsEngine.ts';

export type { Bounds, Vector3 } from './bounds.ts';
export { checkField, checkOptimizer } from './checkField.ts';
export { gridCoordinates } from './coordinates.ts';
export { type BasicEncodingOptions, basicEncoding } from './encodings/basic.ts';
export {
  type EncodingByNameOptions,
  type EncodingSetting,
  encodingByName,
  type ScaledEncodingName,
} from './encodings/byName.ts';
export { encode } from './encodings/encode.ts';
export { encodeGrid } from './encodings/encodeGrid.ts';
export type { Encoding, EncodingName, FourierEncoding } from './encodings/encoding.ts';
export { type CustomEncodingOptions, type FourierOptions, fourierEncoding } from './encodings/fourier.ts';
export {
  type GridEncoding,
  type GridLevel,
  type GridOptions,
  gridEncoding,
  gridEntries,
  type HashGridOptions,
  hashGridEncoding,
  type Interpolation,
  interpolations,
} from './encodings/grid.ts';
export { type GridStencil, gridStencil } from './encodings/gridStencil.ts';
export { type IdentityEncodingOptions, identityEncoding } from './encodings/identity.ts';
export {
  type PositionalEncodingOptions,
  type PositionalSpacing,
  positionalEncoding,
} from './encodings/positional.ts';
export {
  gaussianEncoding,
  laplacianEncoding,
  logUniformEncoding,
  type SampledEncodingOptions,
  uniformEncoding,
} from './encodings/sampled.ts';
export { type SeriesEncodingOptions, seriesEncoding } from './encodings/series.ts';
export type { FrequencyUnit } from './encodings/unit.ts';
export type { Engine, Evaluate, Evaluator, Trainer } from './engine.ts';
export { EngineLostError } from './engineLostError.ts';
export { type EvaluateOptions, evaluateField, withEvaluator } from './evaluate.ts';
export { type Field, type FieldOptions, initialField, trainedEncoding } from './field.ts';
export type { Checkpoint, UnmeasuredStep } from './fit/checkpoint.ts';
export { type ChosenField, chooseField, type FieldRecommendations } from './fit/chooseField.ts';
export type { CurvePoint, Measures } from './fit/curve.ts';
export type { Divergence } from './fit/divergence.ts';
export type { FitCheckpoint, FitEnd, FitEvent, FitMeasure, FitStep } from './fit/events.ts';
export {
  type FieldHyperparameters,
  type FieldName,
  type FieldOptionName,
  fieldNames,
  fieldOptions,
} from './fit/fieldName.ts';
export type { FieldDimensions } from './fit/fieldParts.ts';
export { checkFieldOptions, type FieldSetting, type FieldTrainingOptions } from './fit/fieldSetting.ts';
export { finish } from './fit/finish.ts';
export { type FitOptions, fit } from './fit/fit.ts';
export type { LostEngine } from './fit/lostEngine.ts';
export { LostFitError } from './fit/lostFitError.ts';
export {
  type CosineSchedule,
  cosineSchedule,
  type ExponentialSchedule,
  exponentialSchedule,
  type LearningRate,
  learningRateAt,
  type Schedule,
} from './fit/schedule.ts';
export { sharedFieldDefaults } from './fit/sharedFieldDefaults.ts';
export type { PatienceRule, StopReason, StopRule, TargetRule } from './fit/stopping.ts';
export {
  type EncodingDefaults,
  encodingDefaults,
  type FieldDefaults,
  fieldDefaults,
  type OtherFieldName,
  type TaskDefaults,
} from './fit/taskDefaults.ts';
export { type TaskFieldOptions, taskField } from './fit/taskField.ts';
export type { TaskFitOptions } from './fit/taskFit.ts';
export { gatherRows } from './gatherRows.ts';
export { isFourierRelu } from './isFourierRelu.ts';
export { clip } from './metrics/clip.ts';
export { mse } from './metrics/mse.ts';
export { type OutputSpread, outputSpread } from './metrics/outputSpread.ts';
export { psnr, psnrOfMse } from './metrics/psnr.ts';
export type { Scores } from './metrics/scores.ts';
export { type SsimOptions, ssim } from './metrics/ssim.ts';
export type {
  FinerActivation,
  GaussActivation,
  HiddenActivation,
  ReluActivation,
  SineActivation,
  WireActivation,
} from './network/activations.ts';
export {
  glorotTruncated,
  heNormal,
  type Initializer,
  lecunNormal,
  publishedInitializer,
  sirenUniform,
  uniformFanIn,
} from './network/initializers.ts';
export { layerSizes, type Network, type OutputActivation } from './network/network.ts';
export { adjointError } from './operators/adjointError.ts';
export { fitGrid, type GridFitOptions } from './operators/fitGrid.ts';
export type { LinearOperator } from './operators/linearOperator.ts';
export { type TotalVariation, totalVariation } from './operators/totalVariation.ts';
export {
  type AdamArray,
  type AdamCorrections,
  type AdamOptimizer,
  type AdamOptions,
  type AdamUpdater,
  adam,
  adamCorrections,
  adamUpdater,
  initialOptimizerState,
  type Optimizer,
  type OptimizerState,
  type SgdOptimizer,
  sgd,
} from './optimizer.ts';
export { copyParameters, type Parameter, type Parameters, zerosLike } from './parameters.ts';
export { inverseErf } from './random/inverseErf.ts';
export type { Random, RandomState } from './random/random.ts';
export { restoreRandom } from './random/restoreRandom.ts';
export { seededRandom } from './random/seededRandom.ts';
export { type FitRandoms, seededRandoms } from './random/seededRandoms.ts';
export { type ThreefryKey, threefryRandom, threefryWords } from './random/threefry.ts';
export { sizeOf } from './sizeOf.ts';
export { checkBatch, checkGradient } from './supervision/checkBatch.ts';
export type { CustomLoss } from './supervision/customLoss.ts';
export { type OperatorSupervisionOptions, operatorSupervision } from './supervision/operatorSupervision.ts';
export { type PointwiseOptions, pointwiseSupervision } from './supervision/pointwise.ts';
export type {
  Batch,
  DirectBatch,
  IndirectBatch,
  Loss,
  LossAndGradient,
  Supervision,
} from './supervision/supervision.ts';

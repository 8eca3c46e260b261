export type { ProgressOptions } from '@fourier-features/core/progress';
export {
  type OptimiseAmplitudesOptions,
  type OptimisedAmplitudes,
  optimiseAmplitudes,
} from './amplitudes/optimiseAmplitudes.ts';
export type { Cost, CostLimit } from './dynamics/cost.ts';
export { type Descent, largestStableRate } from './dynamics/decay.ts';
export { estimateCost, type ProblemSize } from './dynamics/estimateCost.ts';
export { estimateTrainingCost, type TrainingSize } from './dynamics/estimateTrainingCost.ts';
export { type GridScores, type GridSignal, scoreOnGrid } from './dynamics/gridSignal.ts';
export {
  type KernelRegression,
  type KernelRegressionOptions,
  kernelRegression,
} from './dynamics/kernelRegression.ts';
export {
  type ForwardOperator,
  kernelThroughOperator,
  type ObservedKernelOptions,
} from './dynamics/kernelThroughOperator.ts';
export {
  type Dynamics,
  type DynamicsOptions,
  type Prediction,
  predictDynamics,
} from './dynamics/predictDynamics.ts';
export {
  type GridFit,
  type GridTraining,
  type GridTrainingOptions,
  predictGridTraining,
} from './dynamics/predictGridTraining.ts';
export { type GridDynamicsOptions, predictOnGrid } from './dynamics/predictOnGrid.ts';
export {
  type ErrorPoint,
  type SignalPart,
  type SplitSignal,
  type TrainingCurves,
  type TrainingCurvesOptions,
  trainingCurves,
} from './dynamics/trainingCurves.ts';
export { composedKernel } from './kernels/composedKernel.ts';
export { type EmpiricalNtkOptions, empiricalNtk } from './kernels/empiricalNtk.ts';
export {
  type EncodingBandwidth,
  encodingBandwidth,
  encodingKernel,
  gaussianKernel,
} from './kernels/encodingKernel.ts';
export { type Kernel, kernelMatrix } from './kernels/kernel.ts';
export { type MlpKernelOptions, nngp, ntk } from './kernels/mlpKernels.ts';
export { type RandomFeatureOptions, randomFeatureVariance } from './kernels/randomFeatureVariance.ts';
export { columnMatrix, type Matrix, matrix } from './linear/matrix.ts';
export { type Eigen, symmetricEigen } from './linear/symmetricEigen.ts';
export { defaultScales } from './scale/defaultScales.ts';
export type { ProbeOptions } from './scale/probeScale.ts';
export type { ScaleCandidate } from './scale/scaleCandidate.ts';
export {
  type ScaleSuggestion,
  type SuggestScaleOptions,
  suggestScale,
} from './scale/suggestScale.ts';
export { type SweepLosses, sweepLosses } from './scale/sweepLosses.ts';
export {
  normaliseTogether,
  type PowerLawSetOptions,
  type PowerLawSignalOptions,
  powerLawSet,
  powerLawSignal,
} from './signals/powerLawSignals.ts';
export { squareWave, sumOfWaves, type Wave } from './signals/waves.ts';
export { type CircleKernelOptions, circleEigenvalue, circleKernel } from './spectra/circle.ts';
export { circulantEigenvalues } from './spectra/circulantEigenvalues.ts';
export { eigenFrequencies } from './spectra/eigenFrequencies.ts';
export { fourierQuotients } from './spectra/fourierQuotients.ts';
export { frequencyRates } from './spectra/frequencyRates.ts';
export {
  type ResidualRecord,
  type ResidualRecorder,
  recordResiduals,
  residualSpectrum,
} from './spectra/residualSpectrum.ts';
export { type StepsToErrorOptions, stepsToError } from './spectra/stepsToError.ts';

export {
  type AmplitudeObjectiveOptions,
  type AmplitudeProblem,
  amplitudeObjective,
} from './amplitudes/amplitudeObjective.ts';
export {
  type OptimiseAmplitudesOptions,
  type OptimisedAmplitudes,
  optimiseAmplitudes,
} from './amplitudes/optimiseAmplitudes.ts';
export { type Descent, largestStableRate } from './dynamics/decay.ts';
export { type Cost, type CostLimit, estimateCost, type ProblemSize } from './dynamics/estimateCost.ts';
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
export { type GridDynamicsOptions, predictOnGrid } from './dynamics/predictOnGrid.ts';
export { type ArcCosine, arcCosine } from './kernels/arcCosine.ts';
export { composedKernel } from './kernels/composedKernel.ts';
export { type EmpiricalNtkOptions, empiricalNtk } from './kernels/empiricalNtk.ts';
export {
  type EncodingBandwidth,
  encodingBandwidth,
  encodingKernel,
  gaussianKernel,
} from './kernels/encodingKernel.ts';
export { type Kernel, kernelDiagonal, kernelMatrix } from './kernels/kernel.ts';
export { type KernelPair, type MlpKernelOptions, mlpKernels, nngp, ntk } from './kernels/mlpKernels.ts';
export { ntkOnSphere, type SphericalValue } from './kernels/ntkOnSphere.ts';
export { type Cholesky, type CholeskyOptions, cholesky, solveCholesky } from './linear/cholesky.ts';
export { type Complex, dft, inverseDft } from './linear/dft.ts';
export { columnMatrix, type Matrix, matrix, transpose } from './linear/matrix.ts';
export { multiply } from './linear/multiply.ts';
export { type Eigen, symmetricEigen } from './linear/symmetricEigen.ts';
export type { ProbeOptions } from './scale/probeScale.ts';
export type { ScaleCandidate } from './scale/scaleCandidate.ts';
export {
  type ScaleSuggestion,
  type SuggestScaleOptions,
  suggestScale,
} from './scale/suggestScale.ts';
export {
  normaliseTogether,
  type PowerLawSetOptions,
  type PowerLawSignalOptions,
  powerLawSet,
  powerLawSignal,
} from './signals/powerLawSignals.ts';
export { type CircleKernelOptions, circleEigenvalue, circleKernel } from './spectra/circle.ts';
export { circulantEigenvalues } from './spectra/circulantEigenvalues.ts';
export { fourierQuotients } from './spectra/fourierQuotients.ts';
export {
  type ResidualRecord,
  type ResidualRecorder,
  recordResiduals,
  residualSpectrum,
} from './spectra/residualSpectrum.ts';
export { type StepsToErrorOptions, stepsToError } from './spectra/stepsToError.ts';

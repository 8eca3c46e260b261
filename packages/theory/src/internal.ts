/** What only this package's tests need. Not published. */
export { amplitudeObjective } from './amplitudes/amplitudeObjective.ts';
export { kernelDiagonal } from './kernels/kernel.ts';
export { mlpKernels } from './kernels/mlpKernels.ts';
export { ntkOnSphere } from './kernels/ntkOnSphere.ts';
export { cholesky, solveCholesky } from './linear/cholesky.ts';
export { dft, inverseDft } from './linear/dft.ts';
export { transpose } from './linear/matrix.ts';
export { multiply } from './linear/multiply.ts';

export { directDft } from './directDft.ts';
export { expectAbortHeard } from './expectAbortHeard.ts';
export { type AdjointPair, expectAdjoint } from './expectAdjoint.ts';
export { expectClose } from './expectClose.ts';
export { expectGradient, type GradientCheck } from './expectGradient.ts';
export { expectNoLeak, type TensorCounter } from './expectNoLeak.ts';
export { fourierFieldOf } from './fourierFieldOf.ts';
export { indicesOf } from './indicesOf.ts';
export { type CoreField, trainedByCore } from './trainedByCore.ts';

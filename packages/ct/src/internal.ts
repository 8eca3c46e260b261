/** What only this package's tests reach; the published package does not export it. */
export { angleWeights } from './angleWeights.ts';
export { rampKernel } from './projectionFilter.ts';

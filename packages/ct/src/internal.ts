/** What only this package's tests reach; the published package does not export it. */
export { rampKernel } from './projectionFilter.ts';

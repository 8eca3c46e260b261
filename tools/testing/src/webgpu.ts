export { type CountedDevice, countDevice, type DeviceCounts } from './webgpu/countDevice.ts';
export { hasTestAdapter, onTestAdapter, type TestDeviceOptions, testDevice } from './webgpu/testDevice.ts';
export { testEnvironment } from './webgpu/testEnvironment.ts';

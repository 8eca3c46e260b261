export { type CountedDevice, countDevice, type DeviceCounts } from './webgpu/countDevice.ts';
export { swiftShaderEnvironment } from './webgpu/swiftShader.ts';
export { hasTestAdapter, onTestAdapter, type TestDeviceOptions, testDevice } from './webgpu/testDevice.ts';

import { swiftShaderEnvironment } from './swiftShader.ts';

/** Whether tests use the machine's own GPU instead of SwiftShader. */
export const onRealGpu: boolean = process.env['WEBGPU'] === 'real';

/** Why there is no adapter for tests if SwiftShader is not found. */
export const NO_SWIFTSHADER = 'no SwiftShader of a Chromium; set CHROMIUM to one';

/**
 * Variables for programs that tests start and that open WebGPU themselves: their adapter is then that of `testDevice`. Undefined
 * if SwiftShader is not found.
 */
export const testEnvironment: Readonly<Record<string, string>> | undefined = onRealGpu
  ? {}
  : swiftShaderEnvironment();

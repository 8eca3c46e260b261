import { swiftShaderEnvironment } from './swiftShader.ts';

/**
 * Variables for programs that tests start and that open WebGPU themselves: their adapter is then that of `testDevice`. Empty if
 * there is none.
 */
export const testEnvironment: Readonly<Record<string, string>> =
  process.env['WEBGPU'] === 'real' ? {} : (swiftShaderEnvironment() ?? {});

/** WebGPU's `GPUDevice`, or any object where TypeScript does not know it: before version 6, or without the library `DOM`. */
export type WebgpuDevice = typeof globalThis extends { GPUDevice: { prototype: infer Device } }
  ? Device
  : object;

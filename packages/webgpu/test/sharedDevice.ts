import { hasTestAdapter, testDevice } from '@fourier-features/testing/webgpu';

/**
 * One device with the smallest limits for all tests that leave it in working order: engines on a device share its kernels,
 * which take the software adapter seconds to compile. Undefined without an adapter.
 */
export const sharedDevice: GPUDevice | undefined = hasTestAdapter
  ? await testDevice({ limits: 'default' })
  : undefined;

import { testProject } from '../../vitest.shared.ts';

// Files that run in one process share a device, and what was compiled for it.
export default testProject('webgpu', { isolate: false });

import { testProject } from '../../vitest.shared.ts';

export default testProject('wasm', { globalSetup: './scripts/compileKernels.ts' });

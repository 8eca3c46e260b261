import { testProject } from '../../vitest.shared.ts';

export default testProject('native', { globalSetup: './scripts/buildNative.ts' });

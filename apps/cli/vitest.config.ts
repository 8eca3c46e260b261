import { testProject } from '../../vitest.shared.ts';

export default testProject('cli', { maxConcurrency: 2 });

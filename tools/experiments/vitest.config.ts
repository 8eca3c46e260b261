import { testProject } from '../../vitest.shared.ts';

export default testProject('experiments', { isolate: false });

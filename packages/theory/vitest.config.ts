import { testProject } from '../../vitest.shared.ts';

export default testProject('theory', { isolate: false });

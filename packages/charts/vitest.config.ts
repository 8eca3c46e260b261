import { testProject } from '../../vitest.shared.ts';

export default testProject('charts', { isolate: false });

import { testProject } from '../../vitest.shared.ts';

// Loading tfjs anew for each file would take longer than the tests.
export default testProject('core', { isolate: false });

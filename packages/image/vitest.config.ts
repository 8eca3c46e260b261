import { testProject } from '../../vitest.shared.ts';

export default testProject('image', { isolate: false });

import { testProject } from '../../vitest.shared.ts';

export default testProject('ct', { isolate: false });

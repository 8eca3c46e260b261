import { testProject } from '../../vitest.shared.ts';

export default testProject('raster', { isolate: false });

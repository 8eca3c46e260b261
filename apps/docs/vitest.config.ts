import { testProject } from '../../vitest.shared.ts';

export default testProject('docs', { globalSetup: 'test/site/buildSites.ts', maxConcurrency: 2 });

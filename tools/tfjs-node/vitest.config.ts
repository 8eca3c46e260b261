import { testProject } from '../../vitest.shared.ts';
import { aliases } from './src/aliases.ts';

export default { ...testProject('tfjs-node'), resolve: { alias: aliases() } };

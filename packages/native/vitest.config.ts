import { testProject } from '../../vitest.shared.ts';
import buildNative from './scripts/buildNative.ts';

await buildNative();
export default testProject('native');

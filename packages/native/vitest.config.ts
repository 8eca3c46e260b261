import { testProject } from '../../vitest.shared.ts';
import buildNative from './scripts/buildNative.ts';
import { loadModule } from './src/loadModule.ts';

/** Tests that need no module; without one, only these run. */
const WITHOUT_MODULE = ['test/loadModule.test.ts', 'test/platforms.test.ts'];

await buildNative();
export default testProject('native', canLoad() ? {} : { include: WITHOUT_MODULE });

function canLoad(): boolean {
  try {
    loadModule();
    return true;
  } catch {
    return false;
  }
}

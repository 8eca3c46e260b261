/** The entry `@fourier-features/core/node`, in which every backend that tests ask for is TensorFlow. */
import { activateFastestBackend as activate } from '../../../packages/core/src/node/activateBackend.ts';

export { activateCudaBackend, describeBackend } from '../../../packages/core/src/node/activateBackend.ts';
export { thisMachine } from '../../../packages/core/src/node/machine.ts';

export const activateFastestBackend = (): ReturnType<typeof activate> => activate('tensorflow');

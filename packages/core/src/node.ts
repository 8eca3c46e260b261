export {
  type ActiveBackend,
  activateCudaBackend,
  activateFastestBackend,
  describeBackend,
} from './node/activateBackend.ts';
export { type Machine, thisMachine } from './node/machine.ts';

export { type ActiveBackend, activateFastestBackend, describeBackend } from './node/activateBackend.ts';

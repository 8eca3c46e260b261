export { type ActiveBackend, activateFastestBackend, describeBackend } from './tfjs/nodeBackends.ts';

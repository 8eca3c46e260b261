export { type NetworkRun, runAndListConnections } from './network/runAndListConnections.ts';

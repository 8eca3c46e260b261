export { checkNode } from './checkNode.ts';
export { engineOn, type HostedEngine } from './engine.ts';
export { type Host, MOST_THREADS, type Region } from './host.ts';
export { ALIGNMENT, roundUp } from './memory/arena.ts';
export { JOB_KINDS } from './memory/job.ts';
export { JOB_BYTES } from './memory/layout.ts';
export type { Tile } from './memory/tile.ts';

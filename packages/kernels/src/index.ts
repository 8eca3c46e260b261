export { engineOn, type HostedEngine } from './engine.ts';
export type { Host, Region } from './host.ts';
export { ALIGNMENT, roundUp } from './memory/arena.ts';
export type { Tile } from './memory/tile.ts';

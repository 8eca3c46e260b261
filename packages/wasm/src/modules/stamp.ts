/** Hash of what the modules are compiled from; scripts/buildModules.ts writes it here and into them. */
export const STAMP = 'a2beb670bb84d4a911f4785e0ceab4af71ce93da76606b751695d57c6af089bd';

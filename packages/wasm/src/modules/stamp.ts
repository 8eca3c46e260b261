/** Hash of what the modules are compiled from; scripts/buildModules.ts writes it here and into them. */
export const STAMP = '86fce5751023bf95880ba7ffd8dd9da40e04d956a17f0c0a4284d0deab332e12';

/** Hash of what the modules are compiled from; scripts/buildModules.ts writes it here and into them. */
export const STAMP = '2c0492ba8f3973627f34e25d8d470770dfde389ed7c5a82e319d542981cd8474';

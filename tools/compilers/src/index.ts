export { type Compiler, runCompiler } from './compiler.ts';
export { findCompilers } from './findCompilers.ts';
export { findZig, ZIG_VERSION } from './findZig.ts';
export { hashSources, listSources } from './sources.ts';

export { findTfjsNode, HOOK, mainOf, PACKAGE } from './installation.ts';

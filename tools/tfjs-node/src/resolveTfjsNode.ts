/** For Node's option `--import`: makes `@tensorflow/tfjs-node` importable as if it were installed next to who imports it. */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { findTfjsNode, mainOf, PACKAGE } from './installation.ts';

const folder = findTfjsNode();
if (folder) {
  const url = pathToFileURL(mainOf(folder)).href;
  registerHooks({
    resolve: (specifier, context, next) => next(specifier === PACKAGE ? url : specifier, context),
  });
}

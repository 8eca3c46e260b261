/** Copies the built page of `view` into the package, from which it is published. */
import { cpSync, rmSync } from 'node:fs';

const target = new URL('../dist/viewer/', import.meta.url);
rmSync(target, { recursive: true, force: true });
cpSync(new URL('../../viewer/dist/', import.meta.url), target, { recursive: true });

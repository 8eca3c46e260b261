import { checkTypes } from './consumers/checkTypes.ts';
import { explainOldNode } from './consumers/explainOldNode.ts';
import { fitInNode } from './consumers/fitInNode.ts';
import { fitInPages } from './consumers/fitInPages.ts';
import { loadEntries } from './consumers/loadEntries.ts';
import { runProgram } from './consumers/runProgram.ts';
import { coreAlone } from './coreAlone.ts';
import { readmes } from './readmes/readmes.ts';
import type { ReleaseCheck } from './releaseCheck.ts';
import { sizes } from './sizes/sizes.ts';
import { tarballs } from './tarballs/tarballs.ts';

/** The parts of the check, longest first: two run at a time. */
export const CHECKS: readonly ReleaseCheck[] = [
  sizes,
  readmes,
  checkTypes,
  loadEntries,
  runProgram,
  fitInPages,
  fitInNode,
  explainOldNode,
  tarballs,
  coreAlone,
];

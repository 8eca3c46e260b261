import { checkPack } from './checkPack.ts';
import { checkTypes } from './consumers/checkTypes.ts';
import { explainOldNode } from './consumers/explainOldNode.ts';
import { fitInNode } from './consumers/fitInNode.ts';
import { loadEntries } from './consumers/loadEntries.ts';
import { runProgram } from './consumers/runProgram.ts';
import type { ReleaseCheck } from './releaseCheck.ts';

/** The parts of the check, longest first: two run at a time. */
export const CHECKS: readonly ReleaseCheck[] = [
  checkTypes,
  loadEntries,
  runProgram,
  fitInNode,
  explainOldNode,
  checkPack,
];

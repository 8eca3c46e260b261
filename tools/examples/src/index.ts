export { collectExamples, type Example, type Examples } from './collectExamples.ts';
export { runModules } from './runModules.ts';
export { typeErrors } from './typeErrors.ts';

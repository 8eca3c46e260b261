export { type ExperimentRecord, type OpenRecord, openRecord } from './record.ts';
export { type Summary, summarise } from './summary.ts';

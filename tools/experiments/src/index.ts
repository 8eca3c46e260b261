export { type ExperimentArguments, experimentArguments } from './arguments.ts';
export { compareMethods, type MethodExperiment, type MethodResult, meanLines } from './compareMethods.ts';
export { CHECKPOINT_SECONDS, type CheckpointCodec, finishResumably } from './finishResumably.ts';
export { type ExperimentRecord, type OpenRecord, openRecord, type RecordOptions } from './record.ts';
export { resultFile } from './resultFile.ts';
export { type ResultPictures, resultPictures, type ShownResult } from './resultPictures.ts';
export { runShortly, type ShortRun } from './runShortly.ts';
export { shortenList, shortenProtocol } from './shortenProtocol.ts';
export { type Summary, summarise } from './summary.ts';

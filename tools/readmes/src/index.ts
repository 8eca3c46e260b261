export type { FigurePanel, FigureSeries, ResultFigure } from './figures/resultFigure.ts';
export { isRoundedFrom, numbersIn, numbersOf } from './lookUp.ts';
export { type Provenance, provenanceOf } from './provenance.ts';
export { published } from './published.ts';
export { ROOT, readJson, readRecord } from './readRecord.ts';
export { type Results, readResults } from './results.ts';
export type { ResultCell, ResultRow, ResultTable } from './resultTable.ts';

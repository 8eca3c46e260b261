import { markdownTable, summarise } from '@fourier-features/experiments';
import {
  secondsTo,
  trainingsOf,
  valueAt,
} from '../../../../packages/tasks/experiments/reading/curveReading.ts';
import { winnerOf } from '../../../../packages/tasks/experiments/reading/winner.ts';
import { type FieldResult, mainMeasures } from '../../../../packages/tasks/experiments/result.ts';
import { titleOf } from '../means.ts';
import { readRecord } from '../readRecord.ts';
import { type ResultRow, type ResultTable, textRow, textRows, withBest } from '../resultTable.ts';

export const FIELDS = 'packages/tasks/experiments/records/fields-quick.json';

/** What is called by one name in tables and charts. */
const MEASURES: Readonly<Record<string, string>> = {
  heldOutPsnr: 'held-out PSNR',
  fitPsnr: 'fit PSNR',
  psnr: 'PSNR against the truth',
  boundaryIou: 'IoU near the surface',
  uniformIou: 'IoU in the box',
};

/** Of the time in which the Fourier field makes all its steps, the part at which fields are compared at an equal time. */
const EQUAL_TIME = 0.25;

/** A subject as one measure sees it. */
interface Seen {
  readonly kind: FieldResult['kind'];
  readonly subject: string;
  readonly measure: string;
}

/** Returns the results of fields at an equal number of parameters. */
export function equalFields(): readonly FieldResult[] {
  return readRecord<FieldResult>(FIELDS).results.filter(({ kind }) => kind !== 'fullShape');
}

/** Returns the names of the fields that results have, in the order of the protocol. */
export function fieldsOf(results: readonly FieldResult[]): string[] {
  const { fields } = readRecord<FieldResult>(FIELDS).protocol as { readonly fields: readonly string[] };
  return fields.filter((field) => results.some((result) => result.field === field));
}

/** Returns the quality of every field after all steps. */
export function fieldsResults(): ResultTable {
  const results = equalFields();
  const fields = fieldsOf(results);
  return {
    caption: 'After all steps: PSNR in dB and IoU, mean and deviation over seeds',
    head: ['', ...fields.map(titleOf)],
    records: [FIELDS],
    rows: seenIn(results).map((seen) =>
      measuredRow(seen, fields, (field) => scoresOf(results, seen, field), measureTitle(seen.measure)),
    ),
  };
}

/** Returns the quality of every field after the same time. */
export function fieldsAtTime(): ResultTable {
  const results = equalFields();
  const fields = fieldsOf(results);
  return {
    caption:
      'After a quarter of the time that the Gaussian encoding takes for all steps, mean and deviation over seeds',
    head: ['', ...fields.map(titleOf)],
    records: [FIELDS],
    rows: curvesIn(results).map((seen) => {
      const seconds = equalSeconds(results, seen);
      return measuredRow(
        seen,
        fields,
        (field) => valuesAt(results, seen, field, seconds),
        `${measureTitle(seen.measure)} at ${seconds.toPrecision(2)} s`,
      );
    }),
  };
}

/** Returns the best field of every row of the two tables above. */
export function fieldWinners(): ResultTable {
  const results = equalFields();
  const fields = fieldsOf(results);
  const best = (valuesOf: (field: string) => readonly number[], digits: number): string => {
    const { field, lead } = winnerOf(
      fields
        .map((each) => ({ field: each, values: valuesOf(each) }))
        .filter(({ values }) => values.length > 0),
    );
    return `${titleOf(field)} (+${lead.toFixed(digits)})`;
  };
  const timed = curvesIn(results);
  return {
    caption: 'The best field of each subject, and its lead over the next one',
    head: ['', 'measure', 'after all steps', 'after the same time'],
    records: [FIELDS],
    rows: seenIn(results).map((seen) => {
      const { measure, subject } = seen;
      const digits = digitsOf(measure);
      const atTime = timed.some((each) => each.subject === subject && each.measure === measure);
      return textRow(nameOf(subject), [
        measureTitle(measure),
        best((field) => scoresOf(results, seen, field), digits),
        atTime ? best((field) => valuesAt(results, seen, field, equalSeconds(results, seen)), digits) : '—',
      ]);
    }),
  };
}

/** Returns how many numbers every field trains, and how long a step of it takes. */
export function fieldSizes(): ResultTable {
  const results = equalFields();
  const fields = fieldsOf(results);
  const kinds = [...new Set(results.map(({ kind }) => kind))];
  const row = (label: string, text: (own: readonly FieldResult[]) => string): ResultRow =>
    textRow(
      label,
      fields.map((field) => text(results.filter((result) => result.field === field))),
    );
  return {
    caption: 'Trained numbers, and milliseconds of a step',
    head: ['', ...fields.map(titleOf)],
    records: [FIELDS],
    rows: kinds.flatMap((kind) => [
      row(`${KINDS[kind]}, numbers`, (own) => {
        const first = own.find((result) => result.kind === kind);
        return first ? String(first.parameters) : '';
      }),
      row(`${KINDS[kind]}, ms a step`, (own) => {
        const times = own.filter((result) => result.kind === kind).map(({ stepSeconds }) => stepSeconds);
        return times.length > 0 ? (1000 * Math.min(...times)).toPrecision(2) : '';
      }),
    ]),
  };
}

/** Returns when a hash grid reaches what the Fourier field ends with, near the surface of every shape. */
export function shapeTimes(): ResultTable {
  const { results } = readRecord<FieldResult>(FIELDS);
  const measure = 'boundaryIou';
  const shapes = results.filter(({ kind, field }) => field === 'gaussian' && isShape(kind));
  return {
    caption: 'Time of the hash grid to the IoU near the surface that the Gaussian encoding ends with',
    head: [
      'shape',
      'size',
      'Gaussian, IoU',
      'its time',
      'hash grid, time to it',
      'part',
      'hash grid, IoU at the end',
    ],
    records: [FIELDS],
    rows: shapes.flatMap(({ kind, subject }) => {
      const own = results.filter((result) => result.kind === kind);
      const [fourier] = trainingsOf(own, subject, 'gaussian');
      const [hash] = trainingsOf(own, subject, 'hash');
      if (!fourier || !hash) return [];
      const reached = fourier.curve[measure]!.at(-1)!;
      const whole =
        fourier.curve.step.length > 0 ? (fourier.curve.step.at(-1)! + 1) * fourier.stepSeconds : 0;
      const seconds = secondsTo(hash, measure, reached);
      return [
        textRow(subject, [
          kind === 'shape' ? 'equal' : 'default',
          reached.toFixed(3),
          `${whole.toPrecision(2)} s`,
          seconds === undefined ? 'not reached' : `${seconds.toPrecision(2)} s`,
          seconds === undefined ? '' : (seconds / whole).toPrecision(2),
          hash.curve[measure]!.at(-1)!.toFixed(3),
        ]),
      ];
    }),
  };
}

/** Returns the table of all fields, for READMEs. */
export function fieldsTable(): string {
  const { head, rows } = fieldsResults();
  return markdownTable(
    head,
    rows.map(({ label, cells, digits, measure }) => [
      `${label}, ${measure}`,
      ...cells.map(({ ours, best }) => {
        if (!ours) return '';
        const mean = ours.mean.toFixed(digits);
        return best ? `**${mean}**` : mean;
      }),
    ]),
  );
}

/** Returns the table of winners, for READMEs. */
export function winnersTable(): string {
  const winners = fieldWinners();
  return markdownTable(winners.head, textRows(winners));
}

/** Returns the table of sizes, for READMEs. */
export function sizesTable(): string {
  const sizes = fieldSizes();
  return markdownTable(sizes.head, textRows(sizes));
}

/** What pages call the kinds of subjects. */
const KINDS: Readonly<Record<FieldResult['kind'], string>> = {
  image: 'pictures',
  shape: 'shapes',
  ct: 'CT',
  scene: 'scene',
  fullShape: 'shapes, default sizes',
};

function isShape(kind: FieldResult['kind']): boolean {
  return kind === 'shape' || kind === 'fullShape';
}

function nameOf(subject: string): string {
  return subject === 'light'
    ? 'text (light)'
    : subject.replace('brain:colin27-', 'brain ').replace('shepp:', 'phantom ');
}

function measureTitle(measure: string): string {
  return MEASURES[measure] ?? measure;
}

function digitsOf(measure: string): number {
  return measure.endsWith('Iou') ? 3 : 2;
}

/** Returns every subject with every measure by which it is compared. */
function seenIn(results: readonly FieldResult[]): Seen[] {
  const subjects = [...new Map(results.map(({ subject, kind }) => [subject, kind])).entries()];
  return subjects.flatMap(([subject, kind]) =>
    mainMeasures[kind].map((measure) => ({ kind, subject, measure })),
  );
}

/** Returns those that were measured along the training as well. */
function curvesIn(results: readonly FieldResult[]): Seen[] {
  return seenIn(results).filter(({ subject, measure }) =>
    results.some((result) => result.subject === subject && measure in result.curve),
  );
}

function scoresOf(results: readonly FieldResult[], { subject, measure }: Seen, field: string): number[] {
  return results
    .filter((result) => result.subject === subject && result.field === field)
    .map(({ scores }) => scores[measure]!);
}

/** Returns a round number of seconds near a quarter of the time of the Fourier field. */
function equalSeconds(results: readonly FieldResult[], { subject }: Seen): number {
  const { curve, stepSeconds } = trainingsOf(results, subject, 'gaussian')[0]!;
  return Number((EQUAL_TIME * (curve.step.at(-1)! + 1) * stepSeconds).toPrecision(2));
}

function valuesAt(
  results: readonly FieldResult[],
  { subject, measure }: Seen,
  field: string,
  seconds: number,
): number[] {
  return trainingsOf(results, subject, field).flatMap(
    (training) => valueAt(training, measure, seconds) ?? [],
  );
}

function measuredRow(
  { subject, measure }: Seen,
  fields: readonly string[],
  valuesOf: (field: string) => readonly number[],
  title: string,
): ResultRow {
  const digits = digitsOf(measure);
  const cells = fields.map((field) => {
    const values = valuesOf(field);
    return values.length === 0 ? {} : { ours: summarise(values) };
  });
  return { label: nameOf(subject), digits, measure: title, cells: withBest(cells, digits) };
}

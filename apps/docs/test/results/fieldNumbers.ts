/** What is read of a result of the comparison of fields. */
interface FieldResult {
  readonly kind: string;
  readonly subject: string;
  readonly field: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly stepSeconds: number;
  readonly curve: Readonly<Record<string, readonly number[]>>;
}

/** Groups of results of one kind, subject and field. */
type Groups = ReadonlyMap<string, readonly FieldResult[]>;

/**
 * Returns what tables of fields show in addition to what the record holds: means and deviations over seeds, after all steps
 * and after a quarter of the time of the Gaussian encoding, leads, least milliseconds, and times to the last IoU of that encoding.
 * Computed here once more, and not with what the tables use.
 */
export function fieldNumbers(results: readonly unknown[]): number[] {
  const own = results.filter(isFieldResult);
  const groups = Map.groupBy(own, ({ kind, subject, field }) => `${kind} ${subject} ${field}`);
  const kinds = Map.groupBy(own, ({ kind, field }) => `${kind} ${field}`);
  const subjects = new Set(own.map(({ kind, subject }) => `${kind} ${subject}`));
  return [
    ...[...kinds.values()].map((group) => 1000 * stepOf(group)),
    ...[...subjects].flatMap((subject) => ofSubject(groups, subject)),
  ];
}

function isFieldResult(result: unknown): result is FieldResult {
  return typeof result === 'object' && result !== null && 'stepSeconds' in result;
}

function ofSubject(groups: Groups, subject: string): number[] {
  const fields = [...groups].filter(([name]) => name.startsWith(`${subject} `)).map(([, group]) => group);
  const fourier = groups.get(`${subject} gaussian`);
  if (!fourier) return [];
  const whole = stepOf(fourier) * (fourier[0]!.curve['step']!.at(-1)! + 1);
  const moment = Number((whole / 4).toPrecision(2));
  const scores = Object.keys(fourier[0]!.scores).flatMap((name) => {
    const lists = fields.map((group) => group.map((result) => result.scores[name]!));
    return momentsOf(lists);
  });
  const measures = Object.keys(fourier[0]!.curve).filter((name) => name !== 'step');
  const early = measures.flatMap((name) =>
    momentsOf(
      fields.map((group) => {
        const points = group[0]!.curve['step']!.filter((step) => (step + 1) * stepOf(group) <= moment).length;
        return group.flatMap(({ curve }) => curve[name]![points - 1] ?? []);
      }),
    ),
  );
  const reached = fourier[0]!.curve['boundaryIou']?.at(-1);
  const hash = groups.get(`${subject} hash`) ?? [];
  const point = hash[0]?.curve['boundaryIou']?.findIndex((iou) => iou >= reached!) ?? -1;
  const ends = [fourier, hash].flatMap((group) => group[0]?.curve['boundaryIou']?.at(-1) ?? []);
  const time = point < 0 ? [] : [stepOf(hash) * (hash[0]!.curve['step']![point]! + 1)];
  return [...scores, ...early, moment, whole, ...ends, ...time, ...time.map((seconds) => seconds / whole)];
}

function stepOf(group: readonly FieldResult[]): number {
  return Math.min(...group.map(({ stepSeconds }) => stepSeconds));
}

function deviationOf(list: readonly number[]): number {
  const mean = list.reduce((one, other) => one + other) / list.length;
  return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length);
}

/** Returns mean and deviation of every list, and by how much the largest mean is above the next one. */
function momentsOf(lists: readonly (readonly number[])[]): number[] {
  const given = lists.filter((list) => list.length > 0);
  const means = given.map((list) => list.reduce((one, other) => one + other) / list.length);
  const sorted = means.toSorted((one, other) => other - one);
  return [...means, ...given.map(deviationOf), sorted[0]! - sorted[1]!];
}

/** Fits every kind of field at an equal number of parameters to subjects of four tasks and writes a record; see `--help`. */
import { readFile, writeFile } from 'node:fs/promises';
import type { CurvePoint, Engine } from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import {
  type ExperimentArguments,
  experimentArguments,
  openRecord,
  resultFile,
  resultPictures,
} from '@fourier-features/experiments';
import { contactSheet, decodePicture, type Picture, type Tile } from '@fourier-features/pictures';
import { equalSize, optionsOf } from './equalSize.ts';
import { type FieldsProtocol, protocols, type SubjectKind } from './protocol.ts';
import { type FieldCurve, type FieldResult, mainMeasures } from './result.ts';
import { readScan } from './subjects/ct.ts';
import { readImage } from './subjects/image.ts';
import { readScene } from './subjects/scene.ts';
import { readShape } from './subjects/shape.ts';
import type { Subject } from './subjects/subject.ts';
import { timedFit } from './timedFit.ts';

const options = experimentArguments(
  `npx pnpm --filter @fourier-features/tasks quick [options] [subject ...]
npx pnpm --filter @fourier-features/tasks reproduce [options] [subject ...]

Fits every kind of field at an equal number of parameters to pictures, shapes, scans and a scene (default: the protocol's
subjects, such as brushes, gear, shepp:8 and solids); writes records/fields-<protocol>.json and a contact sheet per task.`,
  '  npx pnpm --filter @fourier-features/tasks quick --encoding siren --steps 30 brushes',
  { resumable: true },
);

const KINDS = ['image', 'shape', 'ct', 'scene', 'fullShape'] as const;
const TILE_SIZE = 128;

await run(options);

async function run({
  protocol: name,
  inputs,
  encoding,
  partial,
  ...opened
}: ExperimentArguments): Promise<void> {
  const protocol = shortened(protocols[name], opened);
  const { engine, description } = await chooseEngine({ anyField: true });
  process.stdout.write(`${description}\n`);
  const plan = planOf(protocol);
  const record = openRecord<FieldsProtocol, FieldResult>(recordFile(`fields-${name}.json`), {
    experiment: `tasks/fields-${name}`,
    // Without why faster ones were skipped.
    engine: description.split(';')[0]!,
    protocol,
    resume: opened.resume,
    mixedSources: opened.mixedSources,
    missing: (results) =>
      plan
        .filter((fit) => !isDone(fit, results))
        .map(({ kind, subject, field, seed }) => `${kind} ${subject} ${field} ${seed}`),
  });
  const pictures = resultPictures(recordFile(`fields-${name}/`));
  const subjects = new Map<string, Subject>();
  for (const fit of plan) {
    const { kind, subject: title, field, seed } = fit;
    if (inputs.length > 0 && !inputs.includes(title)) continue;
    if ((encoding && field !== encoding) || isDone(fit, record.results)) continue;
    const key = `${kind} ${title}`;
    const subject = subjects.get(key) ?? (await readSubject(kind, title, protocol));
    subjects.set(key, subject);
    const { result, picture } = await solve(engine, subject, fit, protocol);
    process.stdout.write(`${describe(result)}\n`);
    if (partial) continue;
    if (seed === protocol[kind].seeds[0]) {
      if (subject.truth) await pictures.write(key, 'truth', subject.truth);
      await pictures.write(key, field, picture);
    }
    await record.add(result);
  }
  if (!partial) for (const kind of KINDS) await writeSheet(name, kind, protocol, record.results);
}

/** One training of a protocol. */
type PlannedFit = Pick<FieldResult, 'kind' | 'subject' | 'field' | 'seed'>;

/** Returns all trainings, the first seed of every subject before the second of any: a run that is ended early misses seeds. */
function planOf(protocol: FieldsProtocol): readonly PlannedFit[] {
  return KINDS.flatMap((kind) =>
    protocol[kind].subjects.flatMap((subject) =>
      protocol[kind].seeds.flatMap((seed, turn) =>
        (protocol[kind].fields ?? protocol.fields).map((field) => ({ kind, subject, field, seed, turn })),
      ),
    ),
  ).toSorted((one, other) => one.turn - other.turn);
}

function isDone({ kind, subject, field, seed }: PlannedFit, results: readonly FieldResult[]): boolean {
  return results.some(
    (each) => each.kind === kind && each.subject === subject && each.field === field && each.seed === seed,
  );
}

/** Returns the protocol with the steps that the options leave for every kind. */
function shortened(
  protocol: FieldsProtocol,
  { steps, budget }: Pick<ExperimentArguments, 'steps' | 'budget'>,
): FieldsProtocol {
  if (steps === undefined && budget === undefined) return protocol;
  const short = <Kind extends { readonly steps: number }>(kind: Kind): Kind => ({
    ...kind,
    steps: Math.max(3, steps ?? Math.ceil(budget! * kind.steps)),
    seeds: [0],
  });
  const { image, shape, ct, scene, fullShape } = protocol;
  return {
    ...protocol,
    image: short(image),
    shape: short(shape),
    ct: short(ct),
    scene: short(scene),
    fullShape: short(fullShape),
  };
}

function readSubject(kind: SubjectKind, name: string, protocol: FieldsProtocol): Promise<Subject> {
  switch (kind) {
    case 'image':
      return readImage(name, protocol.image);
    case 'shape':
    case 'fullShape':
      return readShape(name, protocol[kind]);
    case 'ct':
      return readScan(name, protocol.ct);
    case 'scene':
      return readScene(name, protocol.scene);
  }
}

async function solve(
  engine: Engine,
  subject: Subject,
  { kind, field, seed }: PlannedFit,
  protocol: FieldsProtocol,
): Promise<{ result: FieldResult; picture: Picture }> {
  const { steps, measureEvery, parameters: wanted } = protocol[kind];
  const { size, parameters } = equalSize(field, wanted, subject);
  const trained = await timedFit(
    subject.fit({ ...optionsOf(field), ...size, engine, steps, measureEvery, seed }),
  );
  const { scores, picture } = await subject.result(trained.field, engine);
  const result: FieldResult = {
    kind,
    subject: subject.name,
    sha256: subject.sha256,
    field,
    seed,
    size,
    parameters,
    scores: rounded(scores),
    stepSeconds: Number(trained.stepSeconds.toPrecision(4)),
    curve: curveOf(trained.curve),
  };
  return { result, picture };
}

function curveOf(curve: readonly CurvePoint[]): FieldCurve {
  const [first] = curve;
  const measures = Object.keys(first!).filter((name) => name !== 'step' && name !== 'loss');
  return {
    step: curve.map(({ step }) => step),
    ...Object.fromEntries(measures.map((name) => [name, curve.map((point) => round(point[name]!))])),
  };
}

function rounded(scores: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, round(score)]));
}

/** Rounds a score to four digits after the point. */
function round(value: number): number {
  return Number(value.toFixed(4));
}

function describe({ kind, subject, field, seed, parameters, scores, stepSeconds }: FieldResult): string {
  const measures = mainMeasures[kind].map((name) => `${name} ${scores[name]?.toFixed(3) ?? '—'}`);
  return `${kind} ${subject} ${field} ${seed}: ${measures.join(', ')}, ${parameters} parameters, ${(1000 * stepSeconds).toFixed(2)} ms a step`;
}

/** Writes a contact sheet with a row per subject of a kind: the truth, if it can be drawn, and every field by its first seed. */
async function writeSheet(
  name: string,
  kind: SubjectKind,
  { [kind]: { subjects, seeds, fields: own }, fields: all }: FieldsProtocol,
  results: readonly FieldResult[],
): Promise<void> {
  const hasTruth = kind !== 'shape' && kind !== 'fullShape';
  const read = async (subject: string, method: string): Promise<Picture> =>
    decodePicture(
      await readFile(resultFile(recordFile(`fields-${name}/`), `${kind} ${subject}`, method, 'png')),
    );
  const fields = own ?? all;
  const tiles: Tile[] = [];
  for (const subject of subjects) {
    const shown = results.filter(
      (each) => each.kind === kind && each.subject === subject && each.seed === seeds[0],
    );
    if (shown.length < fields.length) return;
    if (hasTruth)
      tiles.push({ picture: await read(subject, 'truth'), title: subject, caption: 'ground truth' });
    const [measure] = mainMeasures[kind];
    for (const { field, scores } of shown) {
      const title = hasTruth ? field : `${subject}, ${field}`;
      const caption = measure!.endsWith('Iou')
        ? `IoU ${scores[measure!]!.toFixed(3)}`
        : `${scores[measure!]!.toFixed(2)} dB`;
      tiles.push({ picture: await read(subject, field), title, caption });
    }
  }
  const columns = fields.length + (hasTruth ? 1 : 0);
  const sheet = await contactSheet({ tiles, columns, tileSize: TILE_SIZE });
  await writeFile(recordFile(`fields-${name}-${kind}.png`), sheet);
}

function recordFile(file: string): URL {
  return new URL(`records/${file}`, import.meta.url);
}

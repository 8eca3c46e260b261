import {
  type FieldName,
  type FieldOptionName,
  fieldNames,
  fieldOptions,
  interpolations,
} from '@fourier-features/core';
import type { TaskDescription } from '@fourier-features/tasks/descriptions';
import type { Option } from 'commander';
import { inList } from '../terminal/inList.ts';
import { type Condition, option } from '../terminal/option.ts';
import { integer, listOf, oneOf, positive, powerOfTwo, type Rule, wordOr } from '../terminal/rules.ts';
import { describeByName } from './describeByName.ts';
import type { TrainingValues } from './trainingValues.ts';

/** An option of fields, without what depends on the task. */
interface Described {
  readonly flags: string;
  /** What it is, without a full stop. */
  readonly what: string;
  readonly rule: Rule<unknown>;
  readonly words?: readonly string[];
}

/** Options of fields that have a number or a word for each field. */
const DESCRIBED: Readonly<Record<Exclude<FieldOptionName, 'encoding' | 'scale'>, Described>> = {
  frequencyCount: {
    flags: '--frequencies <m>',
    what: 'Number of frequencies m of the encoding',
    rule: integer(1, 65_536),
  },
  width: { flags: '--width <channels>', what: 'Channels of each hidden layer', rule: integer(1, 8192) },
  depth: { flags: '--depth <layers>', what: 'Number of dense layers, output included', rule: integer(1, 64) },
  omega: {
    flags: '--omega <factor>',
    what: 'Factor ω of hidden layers after the first, in radians',
    rule: positive(1e4, 'radians'),
  },
  firstOmega: {
    flags: '--first-omega <factor>',
    what: 'Factor ω of the first hidden layer, in radians',
    rule: positive(1e4, 'radians'),
  },
  spread: {
    flags: '--spread <factor>',
    what: 'Factor s of hidden layers, the inverse width of their Gaussians',
    rule: positive(1e4),
  },
  levels: { flags: '--levels <n>', what: 'Number of resolutions', rule: integer(1, 64) },
  featuresPerLevel: {
    flags: '--features-per-level <n>',
    what: 'Features of each resolution',
    rule: integer(1, 64),
  },
  tableSize: {
    flags: '--table-size <entries>',
    what: 'Most entries of the table of a resolution, a power of 2',
    rule: powerOfTwo(2 ** 24, 'entries'),
  },
  coarsestCells: {
    flags: '--coarsest-cells <n>',
    what: 'Cells along each axis at the coarsest resolution',
    rule: integer(1, 65_536, 'cells'),
  },
  finestCells: {
    flags: '--finest-cells <n>',
    what: 'Cells along each axis at the finest resolution',
    rule: integer(1, 65_536, 'cells'),
  },
  interpolation: {
    flags: '--interpolation <kind>',
    what: 'Interpolation between the vertices of a grid',
    rule: oneOf(interpolations),
    words: interpolations,
  },
};

/** Creates `--field`. */
export function fieldOption({ fields }: TaskDescription): Option {
  return option(
    '--field <name>',
    'Field to fit: fourier, an encoding and a ReLU network; siren, finer, wire or gauss, a network with that activation; hash, a multiresolution hash grid and a small network; or grid, a grid of values.',
    { rule: oneOf(fields), words: fields, value: 'fourier' },
  );
}

/** Creates `--fields`. */
export function fieldsOption({ fields, comparedEncodings }: TaskDescription): Option {
  return option(
    '--fields <list>',
    `Fields to compare, separated by commas, of ${inList(fields)}. (default: fourier with each of the encodings ${inList(comparedEncodings)})`,
    { rule: listOf(fields) },
  );
}

/** Returns the options for the encoding of the field `fourier`, of commands that fit one field. */
export function encodingOptions(task: TaskDescription, scaleFrom: string): Option[] {
  const onlyIf = fieldMustBe(['fourier'], 'one');
  return [
    option(
      '--encoding <name>',
      `Encoding of the coordinates, for fourier. (default: ${task.defaults.encoding})`,
      {
        rule: oneOf(task.encodings),
        words: task.encodings,
        onlyIf,
      },
    ),
    option(
      '--scale <number>',
      `Scale of the frequencies, in ${task.scaleUnit}: the deviation of B, or the highest frequency of positional encodings; auto chooses it from ${scaleFrom}. (default: the encoding’s)`,
      { rule: wordOr('auto', positive(1e6, task.scaleUnit)), onlyIf },
    ),
    option(
      '--probe <steps>',
      'Steps of short trainings that decide among the best few scales of --scale auto. (default: none; predictions decide)',
      { rule: integer(1, 10_000_000), onlyIf },
    ),
  ];
}

/** Returns the options for the size of a field, and for what its layers or its grids compute. */
export function sizeOptions({ fields: all, defaults }: TaskDescription, fields: 'one' | 'all'): Option[] {
  return Object.entries(DESCRIBED).map(([key, { flags, what, rule, words }]) => {
    const name = key as keyof typeof DESCRIBED;
    const having = all.filter((field) => fieldOptions[field].includes(name));
    const standard = describeByName(
      Object.fromEntries(
        having.map((field) => {
          const { [name]: value } = (field === 'fourier' ? defaults : defaults.fields[field]) as Partial<
            Record<typeof name, number | string>
          >;
          return [field, value === undefined ? 'from the size of the data' : String(value)];
        }),
      ),
    );
    return option(flags, `${what}, ${forFields(having)}. (default: ${standard})`, {
      ...{ rule, name, onlyIf: fieldMustBe(having, fields) },
      ...(words ? { words } : {}),
    });
  });
}

/** Returns the fields that a command trains. */
export function fieldsOf({
  field = 'fourier',
  fields = [field],
}: Partial<TrainingValues>): readonly FieldName[] {
  return fields;
}

/** Returns the options that a field of a comparison has: those that only others have are left out. */
export function ownOptions<Options extends object>(field: FieldName, options: Options): Options {
  const own: readonly string[] = fieldOptions[field];
  const foreign = fieldNames.flatMap((each) => fieldOptions[each]).filter((name) => !own.includes(name));
  return Object.fromEntries(
    Object.entries(options).filter(([name]) => !foreign.some((each) => each === name)),
  ) as Options;
}

/** Returns which fields have an option, in words: the same for every command, so that the schema of config files has them too. */
function forFields(having: readonly FieldName[]): string {
  const others = fieldNames.filter((field) => !having.includes(field));
  return others.length === 1 ? `for all fields except ${others[0]}` : `for ${inList(having)}`;
}

/** Returns the condition of an option that only some fields have: a comparison must have one of them. */
function fieldMustBe(having: readonly FieldName[], fields: 'one' | 'all'): Condition {
  return {
    // With a checkpoint, whose settings decide, the field is not known yet.
    applies: (values) =>
      typeof values['resume'] === 'string' || fieldsOf(values).some((field) => having.includes(field)),
    rule: (values) =>
      fields === 'one'
        ? `--field must be ${inList(having, 'disjunction')}, got ${fieldsOf(values)[0]}`
        : `--fields must have ${inList(having, 'disjunction')}, got ${fieldsOf(values).join(',')}`,
  };
}

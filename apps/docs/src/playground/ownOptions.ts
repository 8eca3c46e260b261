import {
  type FieldOptionName,
  fieldOptions,
  type Interpolation,
  interpolations,
  type OtherFieldName,
} from '@fourier-features/core';
import * as image from '@fourier-features/image';
import { limits } from './limits.ts';

/** What one field of a race may have in addition to what all share. */
export type OwnOptionName = Exclude<FieldOptionName, 'encoding' | 'scale' | 'frequencyCount'> | 'batchSize';

/** Options of a field that a visitor chose; the others are the defaults of the field. */
export type OwnOptions = {
  readonly [Name in OwnOptionName]?: Name extends 'interpolation' ? Interpolation : number;
};

/** An option of a field as the page shows it. */
export interface OwnOption {
  readonly label: string;
  /** Its name in an address: that of the terminal's option. */
  readonly key: string;
  /** Whether the first view of a field shows it; the others can be unfolded. */
  readonly main?: boolean;
  /** Values to choose from; otherwise it is a number in a range. */
  readonly values?: readonly (number | string)[];
  readonly range?: { readonly min: number; readonly max: number };
  readonly integer?: boolean;
}

const constant = { range: { min: 0.01, max: 1000 }, main: true } as const;
const cells = { range: { min: 1, max: 2048 }, integer: true } as const;

/** Table sizes to choose from, powers of 2. */
const TABLE_SIZES = Array.from({ length: 13 }, (_, i) => 2 ** (8 + i));

const OPTIONS: Readonly<Record<OwnOptionName, OwnOption>> = {
  firstOmega: { label: 'First ω', key: 'first-omega', ...constant },
  omega: { label: 'ω', key: 'omega', ...constant },
  spread: { label: 'Spread s', key: 'spread', ...constant },
  levels: { label: 'Levels', key: 'levels', range: { min: 1, max: 24 }, integer: true },
  featuresPerLevel: {
    label: 'Features per level',
    key: 'features-per-level',
    range: { min: 1, max: 8 },
    integer: true,
  },
  tableSize: { label: 'Table size', key: 'table-size', values: TABLE_SIZES, main: true },
  coarsestCells: { label: 'Coarsest cells', key: 'coarsest-cells', ...cells },
  finestCells: { label: 'Finest cells', key: 'finest-cells', ...cells, main: true },
  interpolation: { label: 'Interpolation', key: 'interpolation', values: interpolations },
  width: { label: 'Own width', key: 'width', range: limits.width, integer: true },
  depth: { label: 'Own depth', key: 'depth', range: limits.depth, integer: true },
  batchSize: { label: 'Own batch size', key: 'batch-size', range: limits.batchSize, integer: true },
};

/** Returns the names of a field's options, those that its first view shows first. */
export function ownOptionNames(field: OtherFieldName): readonly OwnOptionName[] {
  const own: readonly string[] = fieldOptions[field];
  const names = Object.keys(OPTIONS) as OwnOptionName[];
  const has = (name: OwnOptionName): boolean =>
    own.includes(name) || (name === 'batchSize' && image.defaults.fields[field].batchSize !== undefined);
  return names.filter(has);
}

/** Returns an option as the page shows it. */
export function ownOption(name: OwnOptionName): OwnOption {
  return OPTIONS[name];
}

/** Returns what a field has by default; undefined if the picture decides. */
export function ownDefault<Name extends OwnOptionName>(field: OtherFieldName, name: Name): OwnOptions[Name] {
  const defaults: OwnOptions = image.defaults.fields[field];
  return defaults[name];
}

/** Returns options as parts of an address, such as `omega=20`. */
export function ownOptionsText(options: OwnOptions): string[] {
  const names = Object.keys(options) as OwnOptionName[];
  return names.map((name) => `${OPTIONS[name].key}=${options[name]}`);
}

/** Returns the options of a field from parts of an address; undefined if one is not valid. */
export function parseOwnOptions(field: OtherFieldName, parts: readonly string[]): OwnOptions | undefined {
  const names = ownOptionNames(field);
  const options: Partial<Record<OwnOptionName, number | string>> = {};
  for (const part of parts) {
    const [key, text = ''] = part.split('=');
    const name = names.find((each) => OPTIONS[each].key === key);
    const value = name && parseOption(OPTIONS[name], text);
    if (!name || value === undefined) return undefined;
    options[name] = value;
  }
  return options as OwnOptions;
}

function parseOption(
  { values, range, integer = false }: OwnOption,
  text: string,
): number | string | undefined {
  if (values) return values.find((value) => String(value) === text);
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const isValid = value >= range!.min && value <= range!.max && (!integer || Number.isInteger(value));
  return isValid ? value : undefined;
}

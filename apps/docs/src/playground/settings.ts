import { type EngineChoice, engineChoices } from '@fourier-features/components/workers/engineChoice.ts';
import { fieldNames, type OtherFieldName } from '@fourier-features/core';
import * as image from '@fourier-features/image';
import { isOtherField } from '../live/otherField.ts';
import { limits } from './limits.ts';
import { type OwnOptions, ownOptionsText, parseOwnOptions } from './ownOptions.ts';

/** A field in the race that is an encoding and a ReLU network. */
export interface EncodingLane {
  readonly name: image.EncodingName;
  /** Cycles per longer side; null for the default of the picture's kind, and for encodings without a scale. */
  readonly scale: number | null;
}

/** A field of another kind in the race. */
export interface OtherLane {
  readonly name: OtherFieldName;
  readonly own: OwnOptions;
}

/** One field in the race. */
export type LaneSettings = EncodingLane | OtherLane;

export type LaneName = LaneSettings['name'];

/** Everything that a visitor chooses, and that an address can hold. */
export interface PlaygroundSettings {
  /** Name of a sample; null for a picture of the visitor's own. */
  readonly picture: string | null;
  /** Longest side that the picture is reduced to, in pixels. */
  readonly side: number;
  readonly holdout: image.Holdout;
  readonly lanes: readonly LaneSettings[];
  readonly frequencyCount: number;
  readonly width: number;
  readonly depth: number;
  /** Null for each encoding's default. */
  readonly learningRate: number | null;
  readonly steps: number;
  readonly batchSize: number;
  readonly seed: number;
  readonly engine: EngineChoice;
}

export const MOST_LANES = 4;

/** What the page starts with. Small batches, since they reach a good picture in less time than large ones. */
export const initialSettings: PlaygroundSettings = {
  picture: 'brushes',
  side: 256,
  holdout: 'none',
  lanes: [
    { name: 'none', scale: null },
    { name: 'gaussian', scale: null },
  ],
  frequencyCount: image.defaults.frequencyCount,
  width: image.defaults.width,
  depth: image.defaults.depth,
  learningRate: null,
  steps: 400,
  batchSize: 2048,
  seed: image.defaults.seed,
  engine: 'auto',
};

/** Limits of an encoding's scale: the frequencies of positional ones rise from 1 to it. */
export function scaleLimits(encoding: image.EncodingName): { readonly min: number; readonly max: number } {
  return encoding.startsWith('positional') ? { ...limits.scale, min: 1.1 } : limits.scale;
}

/** Names of the settings in an address: those of the terminal's options. */
const KEYS = {
  side: 'side',
  frequencyCount: 'frequencies',
  width: 'width',
  depth: 'depth',
  steps: 'steps',
  batchSize: 'batch-size',
  seed: 'seed',
} as const;

export const encodingNames = Object.keys(image.defaults.encodings) as readonly image.EncodingName[];

export const otherFieldNames: readonly OtherFieldName[] = fieldNames.filter((name) => name !== 'fourier');

/** Returns a field of a kind with its defaults. */
export function laneOf(name: LaneName): LaneSettings {
  const other = otherFieldNames.find((each) => each === name);
  return other ? { name: other, own: {} } : { name: name as image.EncodingName, scale: null };
}

/** Returns the query of an address that brings the settings back; what is as at first is left out. */
export function toQuery(settings: PlaygroundSettings): string {
  const query = new URLSearchParams();
  if (settings.picture !== null && settings.picture !== initialSettings.picture)
    query.set('picture', settings.picture);
  if (settings.holdout !== initialSettings.holdout) query.set('holdout', settings.holdout);
  const lanes = lanesText(settings.lanes);
  if (lanes !== lanesText(initialSettings.lanes)) query.set('lanes', lanes);
  for (const [name, key] of Object.entries(KEYS) as [keyof typeof KEYS, string][])
    if (settings[name] !== initialSettings[name]) query.set(key, String(settings[name]));
  if (settings.learningRate !== null) query.set('learning-rate', String(settings.learningRate));
  if (settings.engine !== initialSettings.engine) query.set('engine', settings.engine);
  return query.toString();
}

/** Returns the settings of an address, and a sentence for each part of it that is not valid and was left out. */
export function fromQuery(text: string): { settings: PlaygroundSettings; faults: readonly string[] } {
  const query = new URLSearchParams(text);
  const faults: string[] = [];
  const read = <Value>(key: string, parse: (given: string) => Value | Rule, initial: Value): Value => {
    const given = query.get(key);
    if (given === null) return initial;
    const parsed = parse(given);
    if (!(parsed instanceof Rule)) return parsed;
    faults.push(`The address says ${key}=${given}, which is left out: it must be ${parsed.text}.`);
    return initial;
  };
  const number = (name: keyof typeof KEYS): number =>
    read(KEYS[name], (given) => parseNumber(given, limits[name]), initialSettings[name]);
  const settings: PlaygroundSettings = {
    picture: query.get('picture') ?? initialSettings.picture,
    holdout: read('holdout', parseHoldout, initialSettings.holdout),
    lanes: read('lanes', parseLanes, initialSettings.lanes),
    learningRate: read<number | null>(
      'learning-rate',
      (given) => parseNumber(given, limits.learningRate, false),
      initialSettings.learningRate,
    ),
    side: number('side'),
    frequencyCount: number('frequencyCount'),
    width: number('width'),
    depth: number('depth'),
    steps: number('steps'),
    batchSize: number('batchSize'),
    seed: number('seed'),
    engine: read('engine', parseEngine, initialSettings.engine),
  };
  return { settings, faults };
}

/** What a part of an address must be, and is not. */
class Rule {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function lanesText(lanes: readonly LaneSettings[]): string {
  return lanes
    .map((lane) => {
      const parts = isOtherField(lane) ? ownOptionsText(lane.own) : lane.scale === null ? [] : [lane.scale];
      return [lane.name, ...parts].join(':');
    })
    .join(',');
}

function parseHoldout(text: string): image.Holdout | Rule {
  return text === 'none' || text === 'grid' ? text : new Rule('none or grid');
}

function parseEngine(text: string): EngineChoice | Rule {
  return engineChoices.find((each) => each === text) ?? new Rule(`one of ${engineChoices.join(', ')}`);
}

function parseLanes(text: string): readonly LaneSettings[] | Rule {
  const parts = text.split(',');
  const lanes = parts.flatMap((part) => parseLane(part) ?? []);
  if (lanes.length === parts.length && lanes.length <= MOST_LANES) return lanes;
  return new Rule(
    `1 to ${MOST_LANES} of ${[...encodingNames, ...otherFieldNames].join(', ')}, with a scale after a colon for those that have one, or options such as siren:omega=20`,
  );
}

function parseLane(text: string): LaneSettings | undefined {
  const [given, ...parts] = text.split(':');
  const field = otherFieldNames.find((each) => each === given);
  if (field) {
    const own = parseOwnOptions(field, parts);
    return own && { name: field, own };
  }
  const name = encodingNames.find((each) => each === given);
  const [scaleText] = parts;
  if (!name || parts.length > 1) return undefined;
  if (scaleText === undefined) return { name, scale: null };
  const scale = parseNumber(scaleText, scaleLimits(name), false);
  return scale instanceof Rule || !hasScale(name) ? undefined : { name, scale };
}

/** Whether an encoding has a scale. */
export function hasScale(encoding: image.EncodingName): boolean {
  return image.defaults.encodings[encoding].scale !== null;
}

function parseNumber(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
  integer = true,
): number | Rule {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const valid = value >= min && value <= max && (!integer || Number.isInteger(value));
  return valid ? value : new Rule(`${integer ? 'an integer' : 'a number'} from ${min} to ${max}`);
}

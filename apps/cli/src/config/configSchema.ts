import type { Command, Option } from 'commander';
import { SCHEMA_KEY } from './checkConfig.ts';
import { isFlag } from './configValue.ts';
import { configOptions, keyOf } from './keys.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Returns the JSON schema of a program's config file, by which editors complete and check keys.
 *
 * @see https://json-schema.org/draft-07
 */
export function configSchema(program: Command): Schema {
  const { properties, ...section } = sectionSchema(program);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Config file of fourier-features',
    ...section,
    properties: { [SCHEMA_KEY]: { type: 'string' }, ...properties },
  };
}

interface SectionSchema extends Schema {
  readonly properties: Readonly<Record<string, Schema>>;
}

function sectionSchema(command: Command): SectionSchema {
  const options = Object.groupBy(configOptions(command), keyOf);
  return {
    type: 'object',
    description: command.description(),
    properties: {
      ...Object.fromEntries(Object.entries(options).map(([key, same]) => [key, sharedSchema(same!)])),
      ...Object.fromEntries(command.commands.map((each) => [each.name(), sectionSchema(each)])),
    },
    additionalProperties: false,
  };
}

/** Returns what fits options of several commands that have a key in common; described if they are described alike. */
function sharedSchema(options: readonly Option[]): Schema {
  const kinds = distinct(options.map(kindSchema));
  const kind = kinds.length === 1 ? kinds[0]! : { anyOf: kinds };
  const descriptions = new Set(options.map(({ description }) => description));
  return descriptions.size === 1 ? { description: options[0]!.description, ...kind } : kind;
}

function kindSchema(option: Option): Schema {
  if (isFlag(option)) return { type: 'boolean' };
  return option.argChoices ? { enum: option.argChoices } : { type: ['number', 'string'] };
}

function distinct(schemas: readonly Schema[]): readonly Schema[] {
  return [...new Map(schemas.map((each) => [JSON.stringify(each), each])).values()];
}

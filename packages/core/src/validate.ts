import { type GenericIssue, type GenericSchema, safeParse } from 'valibot';
import { excerpt } from './message.ts';

export {
  anyNumber,
  count,
  finiteNumber,
  flag,
  numberSchema,
  positiveCount,
  positiveNumber,
  text,
  wordSchema,
} from './schemas.ts';

/**
 * Returns a value read from a file if it fits a schema: the value itself, whose entries keep their order.
 *
 * @param subject what the value is, for the message, such as `decodeLook: look`; after a colon at its end, the path starts a word.
 * @throws RangeError naming the first entry that does not fit, its rule and its value, on one line. The message of a schema is
 * the rule: what follows "must be".
 * @example
 * import { positiveCount, validated } from '@fourier-features/core/validate';
 *
 * const width = validated('readSize: width', positiveCount, 8);
 */
export function validated<Output>(subject: string, schema: GenericSchema<Output>, value: unknown): Output {
  const { success, issues } = safeParse(schema, value, { abortEarly: true });
  if (success) return value as Output;
  const [issue] = issues;
  const path = pathOf(issue);
  const where =
    path.startsWith('.') && subject.endsWith(':')
      ? `${subject} ${path.slice(1)}`
      : subject.replace(/:$/, '') + path;
  throw new RangeError(`${where} must be ${ruleOf(issue)}, got ${excerpt(issue.input)}`);
}

/**
 * Returns the value of JSON read from a file if it fits a schema.
 *
 * @throws RangeError as `validated` does, or if the text is not JSON.
 * @example
 * import { positiveCount, validatedJson } from '@fourier-features/core/validate';
 *
 * const width = validatedJson('readSize: width', positiveCount, '8');
 */
export function validatedJson<Output>(
  subject: string,
  schema: GenericSchema<Output>,
  json: string,
  parse: (json: string) => unknown = JSON.parse,
): Output {
  let value: unknown;
  try {
    value = parse(json);
  } catch {
    throw new RangeError(`${subject} must be JSON, got ${excerpt(json)}`);
  }
  return validated(subject, schema, value);
}

/** What was expected, in words: the schema's own message if it has one. */
function ruleOf({ message, expected }: GenericIssue): string {
  // The library's own messages repeat the value as it is.
  if (!message.startsWith('Invalid ')) return message;
  if (expected?.startsWith('"')) return 'present';
  if (expected === 'never') return 'absent';
  return expected === 'Array' ? 'an array' : 'an object';
}

function pathOf({ path }: GenericIssue): string {
  return (path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${excerpt(key)}`)).join('');
}

import { type PhantomName, phantomNames } from '@fourier-features/tasks/descriptions';
import { suggestion } from '../terminal/suggestion.ts';
import { UserError } from '../terminal/userError.ts';

const PREFIX = 'phantom:';

/** Returns the phantom that a source names; undefined for files. @throws UserError if the name is unknown. */
export function phantomOf(source: string): PhantomName | undefined {
  if (!source.startsWith(PREFIX)) return undefined;
  const name = phantomNames.find((each) => source === `${PREFIX}${each}`);
  if (name) return name;
  const names = phantomNames.map((each) => `${PREFIX}${each}`);
  throw new UserError(`${source}: must be ${names.join(', ')} or a file${suggestion(source, names)}`);
}

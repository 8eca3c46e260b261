import { choiceLabel, type FieldChoice } from '@fourier-features/tasks/descriptions';

/** How pages show an encoding, or a field that has none by name: the same words, colour and dashes everywhere. */
export interface EncodingLook {
  readonly label: string;
  readonly color: string;
  readonly dash: string | undefined;
}

const other = (name: FieldChoice, dash: string): EncodingLook => ({
  label: choiceLabel(name),
  color: `var(--ff-${name})`,
  dash,
});

const LOOKS: Readonly<Partial<Record<FieldChoice, EncodingLook>>> = {
  none: { label: 'no mapping', color: 'var(--ff-none)', dash: '2 4' },
  basic: { label: 'basic', color: 'var(--ff-basic)', dash: '9 4' },
  positional: { label: 'positional', color: 'var(--ff-positional)', dash: '12 3 2 3' },
  gaussian: { label: 'Gaussian', color: 'var(--ff-gaussian)', dash: undefined },
  siren: other('siren', '6 2'),
  finer: other('finer', '3 2'),
  wire: other('wire', '10 2 4 2'),
  gauss: other('gauss', '14 4'),
  hash: other('hash', '1 2'),
  grid: other('grid', '8 2 1 2 1 2'),
};

/** Returns how pages show an encoding or a field. */
export function encodingLook(name: FieldChoice): EncodingLook {
  return LOOKS[name] ?? { label: name, color: 'var(--ff-other)', dash: '5 2' };
}

import type { ScaledEncodingName } from '@fourier-features/core';
import { encodingLook } from './encodings.ts';
import { ToggleField } from './Fields.tsx';

export interface EncodingChoiceProps {
  /** Encodings to choose from, in order. */
  readonly names: readonly ScaledEncodingName[];
  readonly chosen: readonly ScaledEncodingName[];
  readonly disabled: boolean;
  /** Receives at least one encoding, in the order of `names`. */
  onChange(chosen: readonly ScaledEncodingName[]): void;
}

/** Chooses the encodings that are compared. */
export function EncodingChoice({ names, chosen, disabled, onChange }: EncodingChoiceProps) {
  return (
    <fieldset class="samples" disabled={disabled}>
      <legend>Encodings, one field each</legend>
      {names.map((name) => (
        <ToggleField
          key={name}
          label={encodingLook(name).label}
          checked={chosen.includes(name)}
          disabled={chosen.length === 1 && chosen[0] === name}
          onChange={(checked) =>
            onChange(names.filter((each) => (each === name ? checked : chosen.includes(each))))
          }
        />
      ))}
    </fieldset>
  );
}

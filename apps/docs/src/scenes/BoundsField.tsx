import type { Bounds } from '@fourier-features/core';
import { useId, useState } from 'preact/hooks';
import { boundsOf, boundsText } from './boundsText.ts';

export interface BoundsFieldProps {
  readonly label: string;
  readonly value: Bounds | null;
  onChange(value: Bounds | null): void;
}

/** A box that may be left empty, for the one that follows from the cameras. */
export function BoundsField({ label, value, onChange }: BoundsFieldProps) {
  const id = useId();
  /** What is being typed, or is not a box yet. */
  const [draft, setDraft] = useState<string>();
  return (
    <div class="field wide">
      <label for={id}>
        {label}
        <span class="unit"> (x0, y0, z0, x1, y1, z1 in scene units)</span>
      </label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        placeholder="automatic"
        value={draft ?? (value ? boundsText(value) : '')}
        onInput={({ currentTarget }) => {
          currentTarget.setCustomValidity('');
          setDraft(currentTarget.value);
        }}
        onBlur={({ currentTarget }) => {
          if (currentTarget.validity.valid) setDraft(undefined);
        }}
        onChange={({ currentTarget }) => {
          const text = currentTarget.value;
          const bounds = text.trim() === '' ? null : boundsOf(text);
          if (bounds !== undefined) {
            setDraft(undefined);
            onChange(bounds);
          } else {
            currentTarget.setCustomValidity(
              'Must be six numbers, the lower corner first, such as -1, -1, 0, 1, 1, 2.',
            );
            currentTarget.reportValidity();
          }
        }}
      />
    </div>
  );
}

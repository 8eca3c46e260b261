import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { SelectField } from '@fourier-features/components/controls/Fields.tsx';
import { useState } from 'preact/hooks';
import { download } from '../components/download.ts';
import type { ComparedEncoding } from './trainingChoices.ts';

export interface SaveResultProps {
  readonly encodings: readonly ComparedEncoding[];
  /** Whether there are fields to save. */
  readonly trained: boolean;
  /** Names of the files of a result. */
  readonly files: readonly string[];
  /** Returns a file of a result; undefined if that failed. */
  file(lane: number, name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Returns a field as a file; undefined if that failed. */
  field(lane: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** Saves what a network made. */
export function SaveResult({ encodings, trained, files, file, field }: SaveResultProps) {
  const [chosen, setChosen] = useState<ComparedEncoding>('gaussian');
  const encoding = encodings.includes(chosen) ? chosen : encodings[0]!;
  const lane = encodings.indexOf(encoding);
  const save = async (name: string, make: Promise<Uint8Array<ArrayBuffer> | undefined>): Promise<void> => {
    const bytes = await make;
    if (bytes) download(name, bytes, name.endsWith('.png') ? 'image/png' : 'application/octet-stream');
  };
  return (
    <div class="row">
      <SelectField
        label="Network"
        value={encoding}
        options={encodings.map((value) => ({ value, label: encodingLook(value).label }))}
        onChange={(next) => setChosen(next)}
      />
      <button type="button" disabled={!trained} onClick={() => void save('field.safetensors', field(lane))}>
        field.safetensors
      </button>
      {files.map((name) => (
        <button
          key={name}
          type="button"
          disabled={!trained}
          onClick={() => void save(name, file(lane, name))}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

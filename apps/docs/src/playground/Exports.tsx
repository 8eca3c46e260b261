import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { NumberField } from '@fourier-features/components/controls/Fields.tsx';
import { useState } from 'preact/hooks';
import { download } from '../components/download.ts';
import { type RunFile, terminalCommand, typescriptProgram } from './commands.ts';
import type { FieldName } from './imageWorker.ts';
import type { PlaygroundSettings } from './settings.ts';

export interface ExportsProps {
  /** Name of the picture, for those of files. */
  readonly name: string;
  readonly settings: PlaygroundSettings;
  readonly run: RunFile;
  /** Whether there are fields to save. */
  readonly trained: boolean;
  /** Longest side of the picture, in pixels: that of a PNG at first. */
  readonly side: number;
  png(which: FieldName, side: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  save(lane: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

const BITS = 'Choose the CPU as engine to compute with the same bits as the command.';

/** Saves what was trained, and writes down how to train it again elsewhere. */
export function Exports({ name, settings, run, trained, side, png, save }: ExportsProps) {
  const [copied, setCopied] = useState('');
  const [chosen, setChosen] = useState<number>();
  const pngSide = chosen ?? side;
  const copy = async (what: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(`${what} copied.`);
    } catch {
      // Without HTTPS there is no clipboard, and a visitor may refuse it.
      setCopied(`${what}: the browser does not let this page write to the clipboard.`);
    }
  };
  const saveAs = async (
    file: string,
    type: string,
    make: () => Promise<Uint8Array<ArrayBuffer> | undefined>,
  ): Promise<void> => {
    const bytes = await make();
    if (bytes) download(file, bytes, type);
  };
  const json = JSON.stringify({ task: 'image', ...settings }, null, 2);
  return (
    <section aria-label="Save and share">
      {settings.lanes.map((lane, i) => {
        const { label } = encodingLook(lane.name);
        const file = `${name}-${lane.name}`;
        return (
          <div class="row" key={`${i}`}>
            <strong class="export">{label}</strong>
            <button
              type="button"
              disabled={!trained}
              onClick={() => void saveAs(`${file}.png`, 'image/png', () => png(i, pngSide))}
            >
              PNG
            </button>
            <button
              type="button"
              disabled={!trained}
              onClick={() => void saveAs(`${file}.safetensors`, 'application/octet-stream', () => save(i))}
            >
              Field (.safetensors)
            </button>
            <button type="button" onClick={() => void copy('Command', terminalCommand(lane, settings, run))}>
              Copy as command
            </button>
            <button
              type="button"
              onClick={() => void copy('Program', typescriptProgram(lane, settings, run))}
            >
              Copy as TypeScript
            </button>
          </div>
        );
      })}
      <div class="row">
        <NumberField
          label="Longest side of a PNG"
          unit="pixels"
          value={pngSide}
          min={1}
          max={4096}
          onChange={setChosen}
        />
        <button type="button" onClick={() => void copy('Address', window.location.href)}>
          Copy the address
        </button>
        <button type="button" onClick={() => download(`${name}-settings.json`, json, 'application/json')}>
          Settings (.json)
        </button>
        <span class="hint" role="status">
          {copied ||
            `The address holds all settings${settings.picture === null ? ', but not a picture of your own' : ''}. ${BITS}`}
        </span>
      </div>
    </section>
  );
}

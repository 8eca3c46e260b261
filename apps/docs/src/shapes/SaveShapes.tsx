import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { SelectField } from '@fourier-features/components/controls/Fields.tsx';
import { useState } from 'preact/hooks';
import { download } from '../components/download.ts';
import type { LaneChoice } from '../live/protocol.ts';
import type { FieldName, MeshFormat } from './shapeWorker.ts';

export interface SaveShapesProps {
  /** Name of the shape, for those of files. */
  readonly name: string;
  readonly choices: readonly LaneChoice[];
  readonly trained: boolean;
  /** Name of a field that was opened. */
  readonly opened: string | undefined;
  mesh(
    which: FieldName,
    resolution: number,
    format: MeshFormat,
  ): Promise<Uint8Array<ArrayBuffer> | undefined>;
  field(lane: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

const FORMATS: readonly { readonly value: MeshFormat; readonly label: string; readonly type: string }[] = [
  { value: 'glb', label: 'GLB', type: 'model/gltf-binary' },
  { value: 'ply', label: 'PLY', type: 'application/octet-stream' },
  { value: 'obj', label: 'OBJ', type: 'model/obj' },
];

const RESOLUTIONS = ['64', '96', '128', '192', '256'] as const;

/** Saves surfaces as meshes, and fields. */
export function SaveShapes({ name, choices, trained, opened, mesh, field }: SaveShapesProps) {
  const [resolution, setResolution] = useState<(typeof RESOLUTIONS)[number]>('128');
  const [said, setSaid] = useState('');
  const saveMesh = async (
    which: FieldName,
    file: string,
    format: (typeof FORMATS)[number],
  ): Promise<void> => {
    setSaid('Extracting the surface…');
    const bytes = await mesh(which, Number(resolution), format.value);
    setSaid('');
    if (bytes) download(`${file}.${format.value}`, bytes, format.type);
  };
  const saveField = async (lane: number, file: string): Promise<void> => {
    const bytes = await field(lane);
    if (bytes) download(`${file}.safetensors`, bytes, 'application/octet-stream');
  };
  const meshButtons = (which: FieldName, file: string, disabled: boolean) =>
    FORMATS.map((format) => (
      <button
        type="button"
        key={format.value}
        disabled={disabled}
        onClick={() => void saveMesh(which, file, format)}
      >
        {format.label}
      </button>
    ));
  return (
    <section aria-label="Save">
      <div class="row">
        <SelectField
          label="Resolution of the mesh"
          value={resolution}
          options={RESOLUTIONS.map((value) => ({ value, label: `${value} cells` }))}
          onChange={(next) => setResolution(next)}
        />
        <span class="hint" role="status">
          {said ||
            'The mesh has the coordinates of the one that was opened; the field opens in the terminal too.'}
        </span>
      </div>
      {choices.map(({ name: choice }, lane) => {
        const file = `${name}-${choice}`;
        return (
          <div class="row" key={choice}>
            <strong class="export">{encodingLook(choice).label}</strong>
            {meshButtons(lane, file, !trained)}
            <button type="button" disabled={!trained} onClick={() => void saveField(lane, file)}>
              Field (.safetensors)
            </button>
          </div>
        );
      })}
      {opened ? (
        <div class="row">
          <strong class="export">{opened}</strong>
          {meshButtons('opened', opened.replace(/\.safetensors$/, ''), false)}
        </div>
      ) : null}
    </section>
  );
}

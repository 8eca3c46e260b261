import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { Messages } from '@fourier-features/components/controls/Messages.tsx';
import { OrbitFrame } from '@fourier-features/components/orbit/OrbitFrame.tsx';
import { SolidTile } from '@fourier-features/components/shapes/SolidTile.tsx';
import type { Surface } from '@fourier-features/components/shapes/surfaceOf.ts';
import { useStage } from '@fourier-features/components/shapes/useStage.ts';
import { EngineBadge } from '@fourier-features/components/workers/EngineBadge.tsx';
import { lazyWorker } from '@fourier-features/components/workers/lazyWorker.ts';
import { useMemo, useRef, useState } from 'preact/hooks';
import trained from '../assets/shapes/gyroid.json';
import trainedField from '../assets/shapes/gyroid.safetensors?url';
import { EncodingControls } from '../choices/EncodingControls.tsx';
import { NetworkControls } from '../choices/NetworkControls.tsx';
import { useTrainingChoices } from '../choices/useTrainingChoices.ts';
import { FileDrop } from '../components/FileDrop.tsx';
import { MeasureChart } from '../components/MeasureChart.tsx';
import { SampleButtons } from '../components/SampleButtons.tsx';
import { Transport } from '../components/Transport.tsx';
import { fetchBytes } from '../live/fetchBytes.ts';
import { type LaneState, liveTraining } from '../live/liveTraining.ts';
import { RecordedShapes } from './RecordedShapes.tsx';
import { SaveShapes } from './SaveShapes.tsx';
import { defaultScales, initialTraining, shapeChoices, shapeNames } from './settings.ts';
import type { OpenedShape, OpenedShapeField, ShapeWorker } from './shapeWorker.ts';

/** What the page calls the settings of readers. */
const LABELS = { resolution: 'Resolution of the mesh' };

/** Fits a mesh with up to four encodings at once, and shows their surfaces while they form. */
export function ShapeDemo() {
  const { worker, live } = useMemo(connect, []);
  const { training, stale, change, start: train } = useTrainingChoices(live, initialTraining, shapeChoices);
  const [example, setExample] = useState<string | null>(shapeNames[0]);
  const [field, setField] = useState<OpenedShapeField & { readonly name: string }>();
  const [noStage, setNoStage] = useState<string>();
  const frame = useRef<HTMLElement>(null);
  const opened = live.opened.value as OpenedShape | undefined;
  const lanes = live.lanes.value;
  const state = live.state.value;
  const busy = state === 'running' || state === 'starting' || state === 'opening';
  const stage = useStage(frame, opened?.viewpoint ?? field?.viewpoint, setNoStage);

  const openExample = (name: string): Promise<boolean> => live.open(() => worker.openExample(name));
  const openField = async (name: string, bytes: Uint8Array): Promise<void> => {
    const shown = await live.attempt(() => worker.openField(bytes));
    if (shown) setField({ ...shown, name });
  };
  const openFiles = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (file.name.endsWith('.safetensors')) await openField(file.name, bytes);
    else if (await live.open(() => worker.open(bytes, file.name))) setExample(null);
  };
  const openTrained = async (): Promise<void> => {
    const bytes = await live.attempt(() => fetchBytes(trainedField));
    if (bytes) await openField('gyroid.safetensors', bytes);
  };
  const start = async (): Promise<void> => {
    if (!opened && !(await openExample(example ?? shapeNames[0]))) return;
    await train();
  };
  const recorded = !opened && !field;

  return (
    <div class="live not-content scans" data-state={state}>
      <FileDrop
        what="a mesh (PLY, OBJ, STL, OFF or GLB), or a field that you saved,"
        accept=".ply,.obj,.stl,.off,.glb,.gz,.safetensors"
        onFiles={(files) => void openFiles(files)}
      >
        <SampleButtons
          legend="Try one of these"
          samples={shapeNames.map((name) => ({ name }))}
          chosen={example}
          disabled={state === 'opening'}
          onChoose={(name) => {
            setExample(name);
            void openExample(name);
          }}
        />
      </FileDrop>
      <EncodingControls training={training} defaultScales={defaultScales} disabled={busy} onChange={change} />
      <Transport live={live} stale={stale} onStart={() => void start()} />
      <Messages
        error={live.error.value ?? noStage}
        warnings={opened?.warnings}
        notes={opened?.notes}
        labels={LABELS}
      />
      <OrbitFrame frame={frame} label="The mesh and the surfaces of the fields">
        {recorded ? <RecordedShapes /> : null}
        {opened ? (
          <SolidTile
            stage={stage}
            mesh={opened.mesh}
            color="var(--sl-color-accent)"
            label={`The mesh: ${opened.description}`}
          >
            <span>{opened.description}</span>
          </SolidTile>
        ) : null}
        {lanes.map((lane) => (
          <SolidTile
            key={lane.choice.name}
            stage={stage}
            mesh={lane.view?.mesh}
            color={encodingLook(lane.choice.name).color}
            label={`Surface of the field with ${encodingLook(lane.choice.name).label}: ${qualityOf(lane)} after ${lane.made} steps`}
          >
            <span>{encodingLook(lane.choice.name).label}</span>
            <output class="iou">{qualityOf(lane)}</output>
          </SolidTile>
        ))}
        {field ? (
          <SolidTile
            stage={stage}
            mesh={field.surface.mesh}
            color="var(--ff-other)"
            label={`Surface of the field ${field.name}`}
          >
            <span>{field.name}</span>
          </SolidTile>
        ) : null}
      </OrbitFrame>
      <MeasureChart
        lanes={lanes}
        measure="boundaryIou"
        title="IoU near the surface"
        text={(iou) => iou.toFixed(3)}
        steps={training.steps}
        emptyRange={[0, 1]}
        range={[0, 1]}
      />
      <details>
        <summary>Network and training</summary>
        <NetworkControls training={training} disabled={busy} onChange={change} />
      </details>
      <details>
        <summary>Save</summary>
        <SaveShapes
          name={opened?.name ?? example ?? 'shape'}
          choices={lanes.length > 0 ? lanes.map(({ choice }) => choice) : shapeChoices(training)}
          trained={lanes.some(({ made }) => made > 0)}
          opened={field?.name}
          mesh={(...parameters) => live.attempt(() => worker.saveMesh(...parameters))}
          field={(lane) => live.attempt(() => worker.save(lane))}
        />
      </details>
      <div class="row">
        <button type="button" onClick={() => void openTrained()}>
          Show a gyroid that was trained for longer ({trained.settings.steps.toLocaleString('en')} steps, IoU{' '}
          {trained.scores.boundaryIou.toFixed(3)})
        </button>
        <EngineBadge engine={live.engine} />
      </div>
    </div>
  );
}

/** Says how good a field is, or why it shows nothing yet. */
function qualityOf({ curve, ended, view }: LaneState<Surface>): string {
  if (ended === 'diverged') return 'diverged';
  const iou = curve.at(-1)?.['boundaryIou'];
  if (iou === undefined) return '\u00a0';
  return view && !view.mesh ? 'no inside yet' : `IoU ${iou.toFixed(3)}`;
}

function connect() {
  const worker = lazyWorker<ShapeWorker>(
    () => new Worker(new URL('./shapeWorker.ts', import.meta.url), { type: 'module', name: 'shapes' }),
  );
  return { worker, live: liveTraining<Surface>(worker) };
}

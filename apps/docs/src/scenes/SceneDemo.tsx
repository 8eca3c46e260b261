import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { SelectField } from '@fourier-features/components/controls/Fields.tsx';
import { Messages } from '@fourier-features/components/controls/Messages.tsx';
import { OrbitFrame } from '@fourier-features/components/orbit/OrbitFrame.tsx';
import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import type { SceneQuantity } from '@fourier-features/components/scenes/drawScene.ts';
import { SceneTile } from '@fourier-features/components/scenes/SceneTile.tsx';
import type { SceneCamera } from '@fourier-features/components/scenes/sceneCamera.ts';
import { useRenderings } from '@fourier-features/components/scenes/useRenderings.ts';
import { useSceneOrbit } from '@fourier-features/components/scenes/useSceneOrbit.ts';
import { EngineBadge } from '@fourier-features/components/workers/EngineBadge.tsx';
import { lazyWorker } from '@fourier-features/components/workers/lazyWorker.ts';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import record from '../assets/scenes/record.json';
import shippedField from '../assets/scenes/solids.safetensors?url';
import poster from '../assets/scenes/solids.webp?url';
import { EncodingControls } from '../choices/EncodingControls.tsx';
import { NetworkControls } from '../choices/NetworkControls.tsx';
import { SaveResult } from '../choices/SaveResult.tsx';
import { laneEncodings } from '../choices/trainingChoices.ts';
import { useTrainingChoices } from '../choices/useTrainingChoices.ts';
import { FileDrop } from '../components/FileDrop.tsx';
import { decibels, MeasureChart } from '../components/MeasureChart.tsx';
import { Transport } from '../components/Transport.tsx';
import { fetchBytes } from '../live/fetchBytes.ts';
import { type LaneState, liveTraining } from '../live/liveTraining.ts';
import { SCENE_LABELS, SceneControls } from './SceneControls.tsx';
import { type DroppedScene, initialSetup, namesSetting, type SceneSetup } from './sceneSetup.ts';
import type { FieldName, HeldOutView, OpenedScene, SceneWorker } from './sceneWorker.ts';
import { exampleScales, initialTraining, sceneChoices } from './settings.ts';

const QUANTITIES: readonly { readonly value: SceneQuantity; readonly label: string }[] = [
  { value: 'colour', label: 'colour' },
  { value: 'nearness', label: 'nearness' },
  { value: 'opacity', label: 'opacity' },
];

/** Caption of the field that comes with the page. */
const SHIPPED = `trained for ${record.settings.steps.toLocaleString('en')} steps: ${record.scores.psnr.toFixed(1)} dB on new views`;

/** A field from a file, or the one that comes with the page. */
interface ShownField {
  readonly name: string;
  readonly camera: SceneCamera;
}

/** Fits a scene to posed pictures with up to four encodings at once, and shows it from where the visitor stands. */
export function SceneDemo() {
  const { worker, live } = useMemo(connect, []);
  const { training, stale, change, start: train } = useTrainingChoices(live, initialTraining, sceneChoices);
  const [field, setField] = useState<ShownField>();
  const [quantity, setQuantity] = useState<SceneQuantity>('colour');
  const [dropped, setDropped] = useState<DroppedScene>();
  const [view, setView] = useState<HeldOutView & { readonly index: number }>();
  const frame = useRef<HTMLElement>(null);
  const opened = live.opened.value as OpenedScene | undefined;
  const lanes = live.lanes.value;
  const state = live.state.value;
  const busy = state === 'running' || state === 'starting' || state === 'opening';
  const camera = opened?.camera ?? field?.camera;
  const { pose, stand } = useSceneOrbit(frame, camera);
  const gaze = useMemo(() => ({ pose, quantity }), [pose, quantity]);
  const names: FieldName[] = [
    ...lanes.flatMap(({ made }, i) => (made > 0 ? [i] : [])),
    ...(field ? (['opened'] as const) : []),
  ];
  const pictureOf = useRenderings({
    names,
    gaze,
    training: state === 'running',
    version: `${state} ${names.join()} ${field?.name} ${lanes.map(({ ended }) => ended).join()}`,
    viewOf: (name) => (name === 'opened' ? undefined : lanes[name]?.view),
    look: (next) => worker.look(next),
    render: (...parameters) => live.background(() => worker.render(...parameters)),
    stop: () => void worker.stopRendering(),
  });

  const openField = async (name: string, bytes: Uint8Array): Promise<void> => {
    const shown = await live.attempt(() => worker.openField(bytes));
    if (shown) setField({ ...shown, name });
  };
  useEffect(() => {
    void live.attempt(() => fetchBytes(shippedField)).then((bytes) => bytes && openField('', bytes));
  }, []);

  const show = async (index: number): Promise<void> => {
    const next = await live.attempt(() => worker.heldOutView(index));
    if (!next) return;
    setView({ ...next, index });
    stand(next.pose);
  };
  const openScene = async (read: () => Promise<OpenedScene>): Promise<boolean> => {
    const done = await live.open(read);
    if (!done) return false;
    if (field?.name === '') setField(undefined);
    await show(0);
    return true;
  };
  const openExample = async (): Promise<boolean> => {
    const done = await openScene(() => worker.openExample());
    if (done) setDropped(undefined);
    return done;
  };
  const openDropped = async ({ name, files, setup }: Omit<DroppedScene, 'doubtful'>): Promise<void> => {
    const done = await openScene(() => worker.open(name, files, setup));
    const doubtful = (done ? live.opened.value!.warnings : [live.error.value]).some(namesSetting);
    // A scene that cannot be read as it is may be readable otherwise, so its controls are shown.
    if (!done && !doubtful) return;
    setDropped((before) => (before?.files === files ? before : { name, files, setup, doubtful }));
  };
  const changeSetup = (scene: DroppedScene, part: Partial<SceneSetup>): void => {
    const changed = { ...scene, setup: { ...scene.setup, ...part } };
    setDropped(changed);
    void openDropped(changed);
  };
  const openFiles = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (!file) return;
    if (files.length === 1 && file.name.endsWith('.safetensors')) {
      await openField(file.name, new Uint8Array(await file.arrayBuffer()));
      return;
    }
    const given = files.map((each) => ({ path: each.webkitRelativePath || each.name, file: each }));
    const name = given[0]!.path.split('/')[0]!.replace(/\.zip$/i, '');
    await openDropped({ name, files: given, setup: initialSetup });
  };
  const start = async (): Promise<void> => {
    if (!opened && !(await openExample())) return;
    await train();
  };
  const aspect = camera?.aspect ?? 1;

  /** The shipped field is shown as a recorded picture until it is rendered. */
  const recorded = !opened && (!field || (field.name === '' && !pictureOf('opened')));
  return (
    <div class="live not-content scans" data-state={state}>
      <FileDrop
        what="a scene (a ZIP archive or a folder with transforms.json and its pictures), or a field that you saved,"
        accept=".zip,.safetensors"
        multiple
        onFiles={(files) => void openFiles(files)}
      >
        <button
          type="button"
          disabled={state === 'opening'}
          aria-pressed={opened?.name === 'solids'}
          onClick={() => void openExample()}
        >
          Solids with stripes and checkers
        </button>
      </FileDrop>
      <EncodingControls
        training={training}
        defaultScales={opened?.scales ?? exampleScales}
        unit="cycles per scene unit"
        disabled={busy}
        onChange={change}
      />
      <Transport live={live} stale={stale} onStart={() => void start()} />
      <Messages
        error={live.error.value}
        warnings={opened?.warnings}
        notes={opened?.notes}
        labels={SCENE_LABELS}
      />
      {dropped ? (
        <details key={dropped.name} open={dropped.doubtful}>
          <summary>Reading a scene</summary>
          <SceneControls setup={dropped.setup} onChange={(part) => changeSetup(dropped, part)} />
        </details>
      ) : null}
      <div class="row">
        <SelectField
          label="Show"
          value={quantity}
          options={QUANTITIES}
          onChange={(next) => setQuantity(next)}
        />
        {opened && view ? (
          <SelectField
            label="Camera of a held-out view"
            value={String(view.index)}
            options={Array.from({ length: opened.heldOut }, (_, i) => ({
              value: String(i),
              label: `view ${i + 1}`,
            }))}
            onChange={(next) => void show(Number(next))}
          />
        ) : null}
      </div>
      <OrbitFrame frame={frame} label="The scene as the fields have it">
        {opened ? (
          <SceneTile
            picture={view?.picture}
            aspect={aspect}
            label={`Picture of the scene that is not trained on, view ${(view?.index ?? 0) + 1}`}
          >
            <span>view {(view?.index ?? 0) + 1}, not trained on</span>
            {pose && view && pose !== view.pose ? (
              <button type="button" class="link" onClick={() => stand(view.pose)}>
                go back to it
              </button>
            ) : null}
          </SceneTile>
        ) : null}
        {lanes.map((lane, i) => (
          <SceneTile
            key={lane.choice.name}
            picture={pictureOf(i)}
            aspect={aspect}
            label={`Field with ${encodingLook(lane.choice.name).label}: ${qualityOf(lane)} after ${lane.made} steps`}
          >
            <span>{encodingLook(lane.choice.name).label}</span>
            <output class="psnr">{qualityOf(lane)}</output>
          </SceneTile>
        ))}
        {field && !recorded ? (
          <SceneTile
            picture={pictureOf('opened')}
            aspect={field.camera.aspect}
            label={field.name || `The scene as a field that was ${SHIPPED}`}
          >
            <span>{field.name || SHIPPED}</span>
          </SceneTile>
        ) : null}
        {recorded ? (
          <figure class="tile">
            <img
              class="recorded"
              src={poster}
              width={384}
              height={384}
              alt={`The scene as a field that was ${SHIPPED}`}
            />
            <figcaption>
              <span>{SHIPPED}</span>
            </figcaption>
          </figure>
        ) : null}
      </OrbitFrame>
      <MeasureChart
        lanes={lanes}
        measure="heldOutPsnr"
        title="PSNR, new views, dB"
        text={decibels}
        steps={training.steps}
        emptyRange={[10, 25]}
      />
      <details>
        <summary>Network and training</summary>
        <NetworkControls training={training} disabled={busy} onChange={change} />
      </details>
      <details>
        <summary>Save</summary>
        <SaveResult
          encodings={laneEncodings(lanes, training)}
          trained={lanes.some(({ made }) => made > 0)}
          files={['rendering.png']}
          file={(lane) => live.attempt(() => worker.png(lane))}
          field={(lane) => live.attempt(() => worker.save(lane))}
        />
      </details>
      <EngineBadge engine={live.engine} />
      {opened ? <p class="hint">{opened.description}</p> : null}
    </div>
  );
}

/** Says how good a field is on views that it has not seen. */
function qualityOf({ curve, ended }: LaneState<CanvasPicture>): string {
  if (ended === 'diverged') return 'diverged';
  const psnr = curve.at(-1)?.['heldOutPsnr'];
  return psnr === undefined ? '\u00a0' : `${psnr.toFixed(1)} dB`;
}

function connect() {
  const worker = lazyWorker<SceneWorker>(
    () => new Worker(new URL('./sceneWorker.ts', import.meta.url), { type: 'module', name: 'scenes' }),
  );
  return { worker, live: liveTraining<CanvasPicture>(worker) };
}

import { SelectField } from '@fourier-features/components/controls/Fields.tsx';
import { Messages } from '@fourier-features/components/controls/Messages.tsx';
import { PictureCanvas } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import { EngineBadge } from '@fourier-features/components/workers/EngineBadge.tsx';
import { lazyWorker } from '@fourier-features/components/workers/lazyWorker.ts';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { FileDrop } from '../components/FileDrop.tsx';
import { SampleButtons } from '../components/SampleButtons.tsx';
import { Transport } from '../components/Transport.tsx';
import { fetchBytes } from '../live/fetchBytes.ts';
import { type LaneState, type LiveTraining, liveTraining } from '../live/liveTraining.ts';
import { laneChoice } from './choices.ts';
import { Exports } from './Exports.tsx';
import type { ImageView, ImageWorker, OpenedField, OpenedPicture } from './imageWorker.ts';
import { LaneControls } from './LaneControls.tsx';
import { LaneTile } from './LaneTile.tsx';
import { Loupe } from './Loupe.tsx';
import { PsnrChart } from './PsnrChart.tsx';
import { presetNamed, presetOf, presets } from './presets.ts';
import { RecordedTiles } from './RecordedTiles.tsx';
import { SpectrumPanel } from './SpectrumPanel.tsx';
import { sampleNamed, samples } from './samples.ts';
import { fromQuery, initialSettings, type PlaygroundSettings, toQuery } from './settings.ts';
import { TrainingControls } from './TrainingControls.tsx';

/** What the page calls the settings of readers. */
const LABELS = { kind: 'Kind', holdout: 'Hold out odd rows and columns', reduce: 'Longest side' };

/** A picture as it was given. */
interface Source {
  readonly name: string;
  /** Name of its file. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

const AXES = [
  { value: 'steps', label: 'steps' },
  { value: 'seconds', label: 'seconds of training' },
] as const;

/** Fits a picture with up to four fields at once. */
export function Playground() {
  const { worker, live } = useMemo(connect, []);
  const [settings, setSettings] = useState(initialSettings);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [source, setSource] = useState<Source>();
  /** Whether the loupe is shown; it renders all fields whenever they rest. */
  const [zooming, setZooming] = useState(false);
  const [against, setAgainst] = useState<'steps' | 'seconds'>('steps');
  const [started, setStarted] = useState<PlaygroundSettings>();
  const [field, setField] = useState<OpenedField & { readonly name: string }>();
  const opened = live.opened.value as OpenedPicture | undefined;
  const lanes = live.lanes.value;
  const state = live.state.value;
  const stale = started !== undefined && startKey(started) !== startKey(settings);
  const busy = state === 'running' || state === 'starting' || state === 'opening';

  useEffect(() => {
    const found = fromQuery(window.location.search);
    setSettings(found.settings);
    setFaults(found.faults);
  }, []);

  const change = (part: Partial<PlaygroundSettings>): void => {
    const next = { ...settings, ...part };
    setSettings(next);
    const query = toQuery(next);
    window.history.replaceState(null, '', query === '' ? window.location.pathname : `?${query}`);
    const under = state === 'running' || state === 'paused';
    if (under && started && startKey(next) === startKey(started) && !sameLengthAndRate(next, started)) {
      setStarted(next);
      void live.change(next.lanes.map((lane) => laneChoice(lane, next)));
    }
    if (source && ('side' in part || 'holdout' in part)) void openPicture(source, next);
  };
  const openPicture = async (from: Source, { side, holdout }: PlaygroundSettings): Promise<boolean> => {
    const { name, bytes } = from;
    const done = await live.open(() => worker.open(bytes, { name, side, holdout }));
    if (done) setSource(from);
    return done;
  };
  const openSample = async (name: string, using: PlaygroundSettings): Promise<boolean> => {
    const sample = sampleNamed(name);
    if (!sample) {
      await live.attempt(() =>
        Promise.reject(
          new Error(
            `There is no picture ${name}. Choose one of ${samples.map((each) => each.name).join(', ')}.`,
          ),
        ),
      );
      return false;
    }
    const bytes = await live.attempt(() => fetchBytes(sample.url));
    return bytes !== undefined && (await openPicture({ name, file: `${name}.png`, bytes }, using));
  };
  const openFiles = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const name = file.name.replace(/\.[^.]*$/, '');
    if (file.name.endsWith('.safetensors')) {
      const shown = await live.attempt(() => worker.openField(bytes, settings.engine));
      if (shown) setField({ ...shown, name: file.name });
      return;
    }
    if (await openPicture({ name, file: file.name, bytes }, settings)) change({ picture: null });
  };
  const start = async (): Promise<void> => {
    if (!source && !(await openSample(settings.picture ?? 'brushes', settings))) return;
    setStarted(settings);
    await live.start(
      settings.lanes.map((lane) => laneChoice(lane, settings)),
      settings.engine,
    );
  };
  const trained = lanes.some(({ made }) => made > 0);
  const aspect = opened ? opened.width / opened.height : 1;
  const rest = lanes.map(({ made, ended }) => `${made}${ended ?? ''}`).join();
  const resting = state === 'paused' || state === 'ended';
  const sample = settings.picture === null ? undefined : sampleNamed(settings.picture);

  return (
    <div class="live not-content playground" data-state={state}>
      <FileDrop
        what="a picture, or a field that you saved,"
        accept="image/*,.safetensors"
        paste
        onFiles={(files) => void openFiles(files)}
      >
        <SampleButtons
          legend="Try one of these"
          samples={samples}
          chosen={settings.picture}
          disabled={state === 'opening'}
          onChoose={(name) => {
            change({ picture: name });
            void openSample(name, settings);
          }}
        />
      </FileDrop>
      <SampleButtons
        legend="Fields to compare"
        samples={presets}
        chosen={presetOf(settings.lanes)?.name}
        disabled={busy}
        onChoose={(name) => change({ lanes: presetNamed(name) })}
      />
      <LaneControls lanes={settings.lanes} disabled={busy} onChange={(next) => change({ lanes: next })} />
      <Transport live={live} stale={stale} onStart={() => void start()} />
      <Messages
        error={live.error.value}
        warnings={[...faults, ...(opened?.warnings ?? []), ...deadWarnings(lanes)]}
        notes={opened?.notes}
        labels={LABELS}
      />
      <div class="tiles pictures">
        {opened ? (
          <figure class="tile">
            <PictureCanvas
              picture={opened.original}
              aspect={aspect}
              label={`The picture: ${opened.description}`}
            />
            <figcaption>
              <span>{opened.description}</span>
            </figcaption>
          </figure>
        ) : null}
        {lanes.length === 0 && !opened ? <RecordedTiles /> : null}
        {lanes.map((lane, i) => (
          <LaneTile key={`${i}`} lane={lane} aspect={aspect} />
        ))}
        {field ? (
          <figure class="tile">
            <PictureCanvas picture={field.picture} aspect={field.width / field.height} label={field.name} />
            <figcaption>
              <span>{field.name}</span>
            </figcaption>
          </figure>
        ) : null}
      </div>
      <div class="row">
        <SelectField
          label="Curves against"
          value={against}
          options={AXES}
          onChange={(axis) => setAgainst(axis)}
        />
      </div>
      <div class="charts">
        <PsnrChart lanes={lanes} measure="fitPsnr" steps={settings.steps} against={against} />
        {settings.holdout === 'grid' ? (
          <PsnrChart lanes={lanes} measure="heldOutPsnr" steps={settings.steps} against={against} />
        ) : null}
        <SpectrumPanel lanes={lanes} />
      </div>
      <details>
        <summary>Network and training</summary>
        <TrainingControls settings={settings} disabled={busy} onChange={change} />
      </details>
      <details onToggle={({ currentTarget }) => setZooming(currentTarget.open)}>
        <summary>Zoom past the pixels</summary>
        {opened && zooming ? (
          <Loupe
            original={opened.original}
            lanes={lanes}
            version={resting ? rest : ''}
            render={(lane, region, size) => live.background(() => worker.zoom(lane, region, size))}
          />
        ) : opened ? null : (
          <p class="hint">Train a picture first.</p>
        )}
      </details>
      <details>
        <summary>Save and share</summary>
        <Exports
          name={source?.name ?? settings.picture ?? 'picture'}
          settings={trained && started ? started : settings}
          run={{ file: source?.file ?? `${settings.picture ?? 'picture'}.png`, reduce: opened?.reduce ?? 1 }}
          trained={trained}
          side={Math.max(opened?.width ?? 0, opened?.height ?? 0)}
          png={(which, side) => live.attempt(() => worker.png(which, side))}
          save={(lane) => live.attempt(() => worker.save(lane))}
        />
      </details>
      <EngineBadge engine={live.engine} />
      {sample ? (
        <p class="hint">
          <a href={String(sample.url)} download={`${sample.name}.png`}>
            {sample.name}.png
          </a>
          : {sample.author}, {sample.license}.
        </p>
      ) : null}
    </div>
  );
}

/** Whether two trainings make as many steps at the same rate. */
function sameLengthAndRate(a: PlaygroundSettings, b: PlaygroundSettings): boolean {
  return a.steps === b.steps && a.learningRate === b.learningRate;
}

/** Returns a sentence for each field whose network has died. */
function deadWarnings(lanes: readonly LaneState<ImageView>[]): string[] {
  return lanes.flatMap(({ view }, i) =>
    view?.dead
      ? [`Network ${i + 1} is dead: its output is constant. Lower the learning rate and restart.`]
      : [],
  );
}

/** Returns what tells trainings apart that cannot go on as each other. */
function startKey({ steps: _steps, learningRate: _learningRate, ...rest }: PlaygroundSettings): string {
  return JSON.stringify(rest);
}

function connect(): {
  worker: ReturnType<typeof lazyWorker<ImageWorker>>;
  live: LiveTraining<ImageView>;
} {
  const worker = lazyWorker<ImageWorker>(
    () => new Worker(new URL('./imageWorker.ts', import.meta.url), { type: 'module', name: 'pictures' }),
  );
  return { worker, live: liveTraining<ImageView>(worker) };
}

import { SliderField } from '@fourier-features/components/controls/Fields.tsx';
import { Messages } from '@fourier-features/components/controls/Messages.tsx';
import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import { EngineBadge } from '@fourier-features/components/workers/EngineBadge.tsx';
import { latestOnly } from '@fourier-features/components/workers/latestOnly.ts';
import { lazyWorker } from '@fourier-features/components/workers/lazyWorker.ts';
import { brainDefaults, defaults } from '@fourier-features/ct';
import { useMemo, useRef, useState } from 'preact/hooks';
import { EncodingControls } from '../choices/EncodingControls.tsx';
import { NetworkControls } from '../choices/NetworkControls.tsx';
import { SaveResult } from '../choices/SaveResult.tsx';
import {
  initialTraining,
  laneChoices,
  laneEncodings,
  type TrainingChoices,
} from '../choices/trainingChoices.ts';
import { useTrainingChoices } from '../choices/useTrainingChoices.ts';
import { FileDrop } from '../components/FileDrop.tsx';
import { SampleButtons } from '../components/SampleButtons.tsx';
import { Transport } from '../components/Transport.tsx';
import { liveTraining } from '../live/liveTraining.ts';
import { FieldTiles } from '../scans/FieldTiles.tsx';
import { PaintPicture } from '../scans/PaintPicture.tsx';
import { ScanChart } from '../scans/ScanChart.tsx';
import { ScanTile } from '../scans/ScanTile.tsx';
import type { PaintStroke } from '../scans/stroke.ts';
import {
  type CtSetup,
  type CtSource,
  initialSetup,
  initialSinogram,
  isSinogramName,
  type SinogramSetup,
} from './ctSetup.ts';
import type { CtWorker, OpenedCt } from './ctWorker.ts';
import { recorded } from './recorded.ts';
import { ScanControls } from './ScanControls.tsx';
import { SINOGRAM_LABELS, SinogramControls } from './SinogramControls.tsx';
import { type SampleName, sampleSource, samples } from './samples.ts';

/** What the page calls the settings of its simulated scans; of those of measured ones see `SINOGRAM_LABELS`. */
const LABELS = { ...SINOGRAM_LABELS, photons: 'Photons per detector', simulate: 'operator' } as const;

/** A sinogram of the visitor's, and its angles if they are in a file. */
interface SinogramFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly angles?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/** Scans a slice, and reconstructs it by filtered back-projection and by networks. */
export function CtDemo() {
  const { worker, live, latest } = useMemo(connect, []);
  const [setup, setSetup] = useState(initialSetup);
  const [sample, setSample] = useState<SampleName | undefined>('brain');
  const [sinogram, setSinogram] = useState<SinogramFile>();
  const [measured, setMeasured] = useState(initialSinogram);
  const [brush, setBrush] = useState({ radius: 0.05, density: 1 });
  /** What the next call of the worker uses: calls wait for those before them. */
  const now = useRef({ setup, brush, sample, strokes: [] as PaintStroke[] });
  Object.assign(now.current, { setup, brush, sample });

  const opened = live.opened.value as OpenedCt | undefined;
  const state = live.state.value;
  const busy = state === 'running' || state === 'starting' || state === 'opening';
  const known = opened === undefined || opened.truth !== undefined;

  /** Scans anew with what was chosen and drawn since the last time. */
  const refresh = (): Promise<void> =>
    latest(async () => {
      if (
        !live.opened.value &&
        !(await live.open(async () =>
          worker.open(await sampleSource(now.current.sample ?? 'brain'), now.current.setup),
        ))
      )
        return;
      const strokes = now.current.strokes.splice(0);
      await live.open(() =>
        strokes.length > 0
          ? worker.paint(strokes, now.current.brush, now.current.setup)
          : worker.rescan(now.current.setup),
      );
    });
  const change = (part: Partial<CtSetup>): void => {
    now.current.setup = { ...now.current.setup, ...part };
    setSetup(now.current.setup);
    void refresh();
  };
  /** Opens something else to scan, through its middle. */
  const openAnew = async (find: () => Promise<CtSource>, name?: SampleName): Promise<void> => {
    const middle = { slice: null, axis: 'z' } as const;
    if (!(await live.open(async () => worker.open(await find(), { ...now.current.setup, ...middle }))))
      return;
    setSetup((before) => ({ ...before, ...middle }));
    setSample(name);
    setSinogram(undefined);
  };
  const readSinogram = async (file: SinogramFile, how: SinogramSetup): Promise<void> => {
    const { name, bytes, angles } = file;
    const done = await live.open(() =>
      worker.openSinogram({ name: stem(name), bytes, angles: angles?.bytes }, how),
    );
    // A sinogram that cannot be read as it is may be readable otherwise, so its controls stay.
    if (!done && !isSinogramReadable(live.error.value)) return;
    setSinogram(file);
    setMeasured(how);
    if (done) setSample(undefined);
  };
  const openFiles = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isSinogramName(file.name)) {
      await readSinogram({ name: file.name, bytes }, initialSinogram);
      return;
    }
    await openAnew(async () => ({ kind: 'file', name: file.name, bytes }));
  };
  const useAngles = async (file: File | undefined): Promise<void> => {
    if (!sinogram) return;
    const angles = file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    await readSinogram({ ...sinogram, angles }, measured);
  };
  const phantom = sample === 'shepp-logan' || sample === 'random';
  const scales = phantom ? defaults.encodings : brainDefaults.encodings;
  const defaultScales = { positional: scales.positional.scale ?? 1, gaussian: scales.gaussian.scale ?? 1 };
  const choices = (given: TrainingChoices) =>
    laneChoices({
      ...given,
      scales: {
        positional: given.scales.positional ?? defaultScales.positional,
        gaussian: given.scales.gaussian ?? defaultScales.gaussian,
      },
    });
  const {
    training,
    stale,
    change: changeTraining,
    start: train,
  } = useTrainingChoices(live, initialTraining, choices);
  const start = async (): Promise<void> => {
    if (!live.opened.value) await refresh();
    if (live.opened.value) await train();
  };
  const psnr = opened ? opened.backProjectionPsnr : recorded.backProjectionPsnr;
  const before = opened === undefined;

  return (
    <div class="live not-content scans" data-state={state}>
      <FileDrop
        what="a sinogram (.npy), a picture or a volume (NIfTI, MGH, DICOM)"
        accept=".npy,.nii,.gz,.mgh,.mgz,.dcm,image/*"
        paste
        onFiles={(files) => void openFiles(files)}
      >
        <SampleButtons
          legend="Scan one of these"
          samples={samples}
          chosen={sample}
          disabled={state === 'opening'}
          onChoose={(name) => void openAnew(() => sampleSource(name), name)}
        />
      </FileDrop>
      <Transport live={live} stale={stale} onStart={() => void start()} />
      <Messages error={live.error.value} warnings={opened?.warnings} labels={LABELS} />
      <div class="tiles">
        {known ? (
          <ScanTile title="Slice" figure="draw on it" picture={opened?.truth} label="The slice">
            <PaintPicture
              picture={opened?.truth}
              recorded={before ? recorded.truth : undefined}
              label={`The slice: ${opened?.description ?? 'an axial slice of a head'}.`}
              hint="What you paint is scanned at once."
              brush={{ width: 2 * brush.radius, height: 2 * brush.radius }}
              onPaint={(stroke) => {
                now.current.strokes.push(stroke);
                void refresh();
              }}
            />
          </ScanTile>
        ) : null}
        <ScanTile
          title="Sinogram"
          picture={opened?.sinogram}
          recorded={before ? recorded.sinogram : undefined}
          label="The sinogram: a row for each projection"
          stretched
        />
        <ScanTile
          title="Back-projection"
          figure={psnr === undefined ? undefined : `${psnr.toFixed(1)} dB`}
          picture={opened?.backProjection}
          recorded={before ? recorded.backProjection : undefined}
          label={`Filtered back-projection${psnr === undefined ? '' : `: ${psnr.toFixed(1)} dB`}`}
        />
        <FieldTiles
          encodings={training.encodings}
          lanes={live.lanes.value}
          known={known}
          recorded={before ? recorded.fields : {}}
        />
      </div>
      {sinogram ? (
        <SinogramControls
          setup={measured}
          anglesName={sinogram.angles?.name}
          onChange={(part) => void readSinogram(sinogram, { ...measured, ...part })}
          onAngles={(file) => void useAngles(file)}
        />
      ) : (
        <ScanControls setup={setup} slices={opened?.slices} slice={opened?.slice} onChange={change} />
      )}
      {known ? (
        <fieldset class="row">
          <legend>Brush</legend>
          <SliderField
            label="Attenuation"
            value={brush.density}
            min={0}
            max={1}
            step={0.05}
            text={brush.density.toFixed(2)}
            onInput={(density) => setBrush({ ...brush, density })}
          />
          <SliderField
            label="Radius"
            value={brush.radius}
            min={0.01}
            max={0.2}
            step={0.01}
            text={`${Math.round(100 * brush.radius)} % of the side`}
            onInput={(radius) => setBrush({ ...brush, radius })}
          />
          <button
            type="button"
            disabled={!opened}
            onClick={() => void live.open(() => worker.erase(now.current.setup))}
          >
            Undo drawing
          </button>
        </fieldset>
      ) : null}
      <EncodingControls
        training={training}
        defaultScales={defaultScales}
        disabled={busy}
        onChange={changeTraining}
      />
      <ScanChart
        lanes={live.lanes.value}
        known={known}
        steps={training.steps}
        baseline={psnr === undefined ? undefined : { label: 'filtered back-projection', psnr }}
      />
      <details>
        <summary>Network and training</summary>
        <NetworkControls training={training} disabled={busy} onChange={changeTraining} />
      </details>
      <details>
        <summary>Save the result</summary>
        <SaveResult
          encodings={laneEncodings(live.lanes.value, training)}
          trained={live.lanes.value.some(({ made }) => made > 0)}
          files={opened?.files ?? []}
          file={(lane, name) => live.attempt(() => worker.file(lane, name))}
          field={(lane) => live.attempt(() => worker.save(lane))}
        />
      </details>
      <details>
        <summary>About this scan</summary>
        <p>{opened?.description ?? 'Nothing is open yet.'}</p>
        <Messages notes={opened?.notes} labels={LABELS} />
      </details>
      <EngineBadge engine={live.engine} />
    </div>
  );
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}

/** Whether the page's controls could cure why a sinogram was refused: sentences of its reader name them in braces. */
function isSinogramReadable(sentence: string | undefined): boolean {
  return sentence?.includes('{') ?? false;
}

function connect() {
  const worker = lazyWorker<CtWorker>(
    () => new Worker(new URL('./ctWorker.ts', import.meta.url), { type: 'module', name: 'ct' }),
  );
  return { worker, live: liveTraining<CanvasPicture>(worker), latest: latestOnly() };
}

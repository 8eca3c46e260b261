import { SelectField, SliderField } from '@fourier-features/components/controls/Fields.tsx';
import { Messages } from '@fourier-features/components/controls/Messages.tsx';
import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import { EngineBadge } from '@fourier-features/components/workers/EngineBadge.tsx';
import { latestOnly } from '@fourier-features/components/workers/latestOnly.ts';
import { lazyWorker } from '@fourier-features/components/workers/lazyWorker.ts';
import { defaultScale } from '@fourier-features/mri';
import { useMemo, useRef, useState } from 'preact/hooks';
import { EncodingControls } from '../choices/EncodingControls.tsx';
import { NetworkControls } from '../choices/NetworkControls.tsx';
import { SaveResult } from '../choices/SaveResult.tsx';
import { initialTraining, laneChoices, laneEncodings } from '../choices/trainingChoices.ts';
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
import { MaskControls } from './MaskControls.tsx';
import { initialSetup, type MaskBrush, type MriSetup, type MriSource } from './mriSetup.ts';
import type { MriWorker, OpenedMri } from './mriWorker.ts';
import { recorded } from './recorded.ts';
import { type SampleName, sampleSource, samples } from './samples.ts';

/** What the page calls the settings of its scans. */
const LABELS = { snr: 'Noise of k-space', coils: 'Coils' } as const;

const initialBrush: MaskBrush = { sampled: true, shape: 'lines', radius: 0.02 };

/** Scans part of a slice's k-space, and reconstructs it by zero-filling and by networks. */
export function MriDemo() {
  const { worker, live, latest } = useMemo(connect, []);
  const [setup, setSetup] = useState(initialSetup);
  const {
    training,
    stale,
    change: changeTraining,
    start: train,
  } = useTrainingChoices(live, initialTraining, laneChoices);
  const [sample, setSample] = useState<SampleName | undefined>('head');
  const [brush, setBrush] = useState(initialBrush);
  /** What the next call of the worker uses: calls wait for those before them. */
  const now = useRef({ setup, brush, sample, strokes: [] as PaintStroke[] });
  Object.assign(now.current, { setup, brush, sample });

  const opened = live.opened.value as OpenedMri | undefined;
  const state = live.state.value;
  const busy = state === 'running' || state === 'starting' || state === 'opening';
  const before = opened === undefined;

  const choose = (part: Partial<MriSetup>): void => {
    now.current.setup = { ...now.current.setup, ...part };
    setSetup(now.current.setup);
  };
  /** Scans anew with what was chosen and painted since the last time. */
  const refresh = (): Promise<void> =>
    latest(async () => {
      if (
        !live.opened.value &&
        !(await live.open(async () =>
          worker.open(await sampleSource(now.current.sample ?? 'head'), now.current.setup),
        ))
      )
        return;
      const strokes = now.current.strokes.splice(0);
      if (strokes.length > 0) choose({ mask: 'painted' });
      await live.open(() =>
        strokes.length > 0
          ? worker.paint(strokes, now.current.brush, now.current.setup)
          : worker.rescan(now.current.setup),
      );
    });
  const change = (part: Partial<MriSetup>): void => {
    choose(part);
    void refresh();
  };
  const openAnew = async (find: () => Promise<MriSource>, name?: SampleName): Promise<void> => {
    const middle = { slice: null, axis: 'z' } as const;
    if (!(await live.open(async () => worker.open(await find(), { ...now.current.setup, ...middle }))))
      return;
    choose(middle);
    setSample(name);
  };
  const openFiles = (files: readonly File[]): Promise<void> =>
    openAnew(async () => ({
      kind: 'files',
      files: await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      ),
    }));
  const start = async (): Promise<void> => {
    if (!live.opened.value) await refresh();
    if (live.opened.value) await train();
  };
  const psnr = opened?.zeroFilledPsnr ?? recorded.zeroFilledPsnr;
  const square = [setup.size, setup.size] as const;

  return (
    <div class="live not-content scans" data-state={state}>
      <FileDrop
        what="a volume (NIfTI, MGH or the files of a DICOM series)"
        accept=".nii,.gz,.mgh,.mgz,.dcm"
        multiple
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
        <ScanTile
          title="Slice"
          picture={opened?.truth}
          recorded={before ? recorded.truth : undefined}
          label={`The slice: ${opened?.description ?? 'an axial slice of a head'}`}
        />
        <ScanTile
          title="k-space"
          figure={opened ? `${(100 * opened.coverage).toFixed(1)} % sampled` : 'paint on it'}
          picture={opened?.kspace}
          label="k-space"
        >
          <PaintPicture
            picture={opened?.kspace}
            recorded={before ? recorded.kspace : undefined}
            label="Magnitudes of k-space; what is not sampled is dark blue."
            hint="What you paint is sampled."
            brush={{ width: brush.shape === 'lines' ? 1 : 2 * brush.radius, height: 2 * brush.radius }}
            onPaint={(stroke) => {
              now.current.strokes.push(stroke);
              void refresh();
            }}
          />
        </ScanTile>
        <ScanTile
          title="Zero-filled"
          figure={`${psnr.toFixed(1)} dB`}
          picture={opened?.zeroFilled}
          recorded={before ? recorded.zeroFilled : undefined}
          label={`Zero-filled reconstruction: ${psnr.toFixed(1)} dB`}
        />
        <FieldTiles
          encodings={training.encodings}
          lanes={live.lanes.value}
          known
          recorded={before ? recorded.fields : {}}
        />
      </div>
      <MaskControls setup={setup} slices={opened?.slices} slice={opened?.slice} onChange={change} />
      <fieldset class="row">
        <legend>Brush for the mask</legend>
        <SelectField
          label="Paints"
          value={brush.sampled ? 'sampled' : 'left-out'}
          options={[
            { value: 'sampled', label: 'what is sampled' },
            { value: 'left-out', label: 'what is left out' },
          ]}
          onChange={(value) => setBrush({ ...brush, sampled: value === 'sampled' })}
        />
        <SelectField
          label="Shape"
          value={brush.shape}
          options={[
            { value: 'lines', label: 'whole lines' },
            { value: 'dots', label: 'dots' },
          ]}
          onChange={(shape) => setBrush({ ...brush, shape })}
        />
        <SliderField
          label="Radius"
          value={brush.radius}
          min={0}
          max={0.15}
          step={0.01}
          text={`${Math.round(100 * brush.radius)} % of the side`}
          onInput={(radius) => setBrush({ ...brush, radius })}
        />
        <button
          type="button"
          disabled={!opened}
          onClick={() => {
            choose({ mask: 'painted' });
            void live.open(() => worker.clear(now.current.setup));
          }}
        >
          Clear the mask
        </button>
      </fieldset>
      <EncodingControls
        training={training}
        defaultScales={
          opened?.scales ?? {
            positional: defaultScale('positional', square) ?? 1,
            gaussian: defaultScale('gaussian', square) ?? 1,
          }
        }
        disabled={busy}
        onChange={changeTraining}
      />
      <ScanChart
        lanes={live.lanes.value}
        known
        steps={training.steps}
        baseline={{ label: 'zero-filled', psnr }}
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

function connect() {
  const worker = lazyWorker<MriWorker>(
    () => new Worker(new URL('./mriWorker.ts', import.meta.url), { type: 'module', name: 'mri' }),
  );
  return { worker, live: liveTraining<CanvasPicture>(worker), latest: latestOnly() };
}

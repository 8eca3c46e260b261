import type { ScaledEncodingName } from '@fourier-features/core';
import { photo } from '@fourier-features/datasets';
import { type Remote, wrap } from 'comlink';
import { useMemo, useState } from 'preact/hooks';
import { CurveChart } from '../components/CurveChart.tsx';
import { EngineBadge } from '../components/EngineBadge.tsx';
import { encodingLook } from '../components/encodings.ts';
import { FileDrop } from '../components/FileDrop.tsx';
import { Messages } from '../components/Messages.tsx';
import { type CanvasPicture, PictureCanvas } from '../components/PictureCanvas.tsx';
import { Transport } from '../components/Transport.tsx';
import { type LiveTraining, liveTraining } from '../live/liveTraining.ts';
import type { ImageWorker, OpenedPicture } from './imageWorker.ts';

/** The worker of a playground and its training; nothing is started before it is needed. */
interface Connection {
  readonly worker: Remote<ImageWorker>;
  readonly live: LiveTraining<CanvasPicture>;
}

function connect(): Connection {
  const worker = wrap<ImageWorker>(
    new Worker(new URL('./imageWorker.ts', import.meta.url), { type: 'module', name: 'pictures' }),
  );
  return { worker, live: liveTraining<CanvasPicture>(worker) };
}

export function Playground() {
  if (import.meta.env.SSR) return <div class="live not-content">Playground</div>;
  return <PlaygroundClient />;
}
function PlaygroundClient() {
  const { worker, live } = useMemo(connect, []);
  const [encodings] = useState<readonly ScaledEncodingName[]>(['none', 'gaussian']);
  const opened = live.opened.value as OpenedPicture | undefined;
  const open = async (name: string, bytes: Uint8Array) =>
    live.open(() => worker.open(bytes, { name, side: 256, holdout: 'none' }));
  const start = async () => {
    if (!opened) {
      const { url, name } = photo('brushes');
      const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
      if (!(await open(name, bytes))) return;
    }
    await live.start(encodings.map((encoding) => ({ encoding, options: { steps: 200 } })));
  };
  return (
    <div class="live not-content">
      <FileDrop
        what="a picture"
        accept="image/*"
        paste
        onFiles={([file]) => void file?.arrayBuffer().then((b) => open(file.name, new Uint8Array(b)))}
      />
      <Messages error={live.error.value} warnings={opened?.warnings} notes={opened?.notes} />
      <Transport live={live} onStart={() => void start()} />
      <div class="tiles">
        <figure class="tile">
          <PictureCanvas picture={opened?.original} aspect={1} label="The original" />
          <figcaption>original</figcaption>
        </figure>
        {live.lanes.value.map(({ choice, view, curve }) => (
          <figure class="tile" key={choice.encoding}>
            <PictureCanvas picture={view} aspect={1} label={choice.encoding} />
            <figcaption>
              {encodingLook(choice.encoding).label}
              <output>{curve.at(-1)?.['fitPsnr']?.toFixed(1)} dB</output>
            </figcaption>
          </figure>
        ))}
      </div>
      <CurveChart
        xLabel="step"
        yLabel="PSNR, dB"
        label="PSNR against steps"
        lines={live.lanes.value.map(({ choice, curve }) => ({
          ...encodingLook(choice.encoding),
          x: curve.map(({ step }) => step + 1),
          y: curve.map((point) => point['fitPsnr'] ?? Number.NaN),
        }))}
      />
      <EngineBadge engine={live.engine} />
    </div>
  );
}

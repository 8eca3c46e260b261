import { CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import type { LaneState } from '../live/liveTraining.ts';
import type { ImageView } from './imageWorker.ts';

export interface SpectrumPanelProps {
  readonly lanes: readonly LaneState<ImageView>[];
}

/** Shows which frequencies of the picture the fields have learned. */
export function SpectrumPanel({ lanes }: SpectrumPanelProps) {
  const measured = lanes.flatMap(({ choice, view }, i) =>
    view?.spectrum ? [{ choice, spectrum: view.spectrum, number: i + 1 }] : [],
  );
  return (
    <section aria-label="Spectrum">
      <CurveChart
        xLabel="cycles per longer side"
        yLabel="learned"
        height={210}
        xRange={measured.length === 0 ? [0, 128] : undefined}
        yRange={[0, 1]}
        label={
          measured.length === 0 ? 'Learned part by frequency: not measured yet' : 'Learned part by frequency'
        }
        lines={measured.map(({ choice, spectrum, number }) => ({
          ...encodingLook(choice.name),
          label: `${number} ${encodingLook(choice.name).label}`,
          x: spectrum.frequencies,
          y: spectrum.learned.map((value) => Math.max(0, value)),
        }))}
      />
      <p class="hint">
        Part of the picture’s power that each field has, by frequency: 1 is learned, 0 is missing. Measured
        whenever training pauses or ends.
      </p>
    </section>
  );
}

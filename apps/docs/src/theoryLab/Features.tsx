import { CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { PictureCanvas } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import { EncodingControl } from './EncodingControl.tsx';
import { heat } from './heat.ts';
import { prediction, recorded, settings, worker } from './lab.ts';
import type { ShownKernel } from './record.ts';
import { ScaleCurveChart } from './ScaleCurveChart.tsx';
import { useComputed } from './useComputed.ts';

const COLORS = ['var(--ff-none)', 'var(--ff-basic)', 'var(--ff-gaussian)'];
const DASHES = ['2 4', '9 4', undefined];

/** What an encoding does to the kernel, and the errors that follow against its scale. */
export function Features() {
  const { depth, width } = settings.value;
  const fixed = useComputed<readonly ShownKernel[]>(
    recorded.kernels.slice(0, 2),
    JSON.stringify([depth, width]),
    async () => (await worker.comparedKernels(settings.value)).slice(0, 2),
  );
  const { kernel, rates } = prediction.value;
  const kernels = [...fixed, { name: 'as chosen', values: kernel, rates }];
  const side = Math.sqrt(kernel.length);
  const quarter = side / 4;
  return (
    <div class="live not-content theory">
      <div class="row">
        <EncodingControl />
      </div>
      <div class="tiles three">
        {kernels.map(({ name, values }) => (
          <figure class="tile" key={name}>
            <PictureCanvas picture={heat(values)} aspect={1} label={`Tangent kernel, ${name}`} />
            <figcaption>
              <span>{name}</span>
            </figcaption>
          </figure>
        ))}
      </div>
      <CurveChart
        xLabel="x"
        yLabel="kernel with x = ¼"
        height={190}
        xRange={[0, 1]}
        label="Kernel between the sample at ¼ and the others: the encoding narrows it"
        lines={kernels.map(({ name, values }, i) => {
          const row = Array.from({ length: side }, (_, j) => values[quarter * side + j]!);
          const peak = row[quarter]!;
          return {
            label: name,
            color: COLORS[i]!,
            dash: DASHES[i],
            x: row.map((_, j) => j / side),
            y: row.map((value) => value / peak),
          };
        })}
      />
      <ScaleCurveChart />
    </div>
  );
}

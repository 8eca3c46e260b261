import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { PictureCanvas } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import type { LaneState } from '../live/liveTraining.ts';
import type { ImageView } from './imageWorker.ts';

export interface LaneTileProps {
  readonly lane: LaneState<ImageView>;
  readonly aspect: number;
}

/** Shows a field in training, how good it is and what it cost. */
export function LaneTile({ lane, aspect }: LaneTileProps) {
  const { choice, view, curve, made, ended } = lane;
  const { label } = encodingLook(choice.name);
  const last = curve.at(-1);
  const heldOut = last?.['heldOutPsnr'];
  const fitted = last?.['fitPsnr'];
  const quality =
    fitted === undefined
      ? '\u00a0'
      : heldOut === undefined
        ? `${fitted.toFixed(1)} dB`
        : `${fitted.toFixed(1)} dB, held out ${heldOut.toFixed(1)} dB`;
  return (
    <figure class="tile">
      <PictureCanvas
        picture={view?.picture}
        aspect={aspect}
        smooth
        label={`Field with ${label}: ${quality} after ${made} steps`}
      />
      <figcaption>
        <span>
          {label}
          {choice.options.scale === undefined ? '' : `, ${choice.options.scale}`}
        </span>
        <output class="psnr">{ended === 'diverged' ? 'diverged' : view?.dead ? 'dead' : quality}</output>
        <span class="hint cost">{costOf(lane)}</span>
      </figcaption>
    </figure>
  );
}

/** Returns how large a field is and how long its steps took; a blank before its first view. */
function costOf({ parameterCount, seconds }: LaneState<ImageView>): string {
  if (parameterCount === undefined) return '\u00a0';
  return `${parameterCount.toLocaleString('en')} parameters, ${seconds.toFixed(1)}\u00a0s`;
}

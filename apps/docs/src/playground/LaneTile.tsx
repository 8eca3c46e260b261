import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { PictureCanvas } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import type { LaneState } from '../live/liveTraining.ts';
import type { ImageView } from './imageWorker.ts';

export interface LaneTileProps {
  readonly lane: LaneState<ImageView>;
  readonly aspect: number;
}

/** Shows a field in training and how good it is. */
export function LaneTile({ lane: { choice, view, curve, made, ended }, aspect }: LaneTileProps) {
  const { label } = encodingLook(choice.encoding);
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
      </figcaption>
    </figure>
  );
}

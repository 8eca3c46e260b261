import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import type { ComparedEncoding } from '../choices/trainingChoices.ts';
import type { LaneState } from '../live/liveTraining.ts';
import { ScanTile } from './ScanTile.tsx';

/** A field that was trained beforehand. */
export interface RecordedField {
  readonly url: string;
  readonly psnr: number;
  readonly steps: number;
}

export interface FieldTilesProps {
  readonly encodings: readonly ComparedEncoding[];
  readonly lanes: readonly LaneState<CanvasPicture>[];
  readonly known: boolean;
  /** Shown until something else is opened. */
  readonly recorded: Readonly<Partial<Record<ComparedEncoding, RecordedField>>>;
}

/** Shows a place for each field, what it looks like in training, and how good it is. */
export function FieldTiles({ encodings, lanes, known, recorded }: FieldTilesProps) {
  return (
    <>
      {encodings.map((encoding) => {
        const { label } = encodingLook(encoding);
        const lane = lanes.find(({ choice }) => choice.name === encoding);
        const before = lane ? undefined : recorded[encoding];
        const value = lane ? lane.curve.at(-1)?.[known ? 'psnr' : 'measurementPsnr'] : before?.psnr;
        const quality =
          value === undefined ? undefined : `${value.toFixed(1)} dB${before ? ', recorded' : ''}`;
        const steps = lane?.made ?? before?.steps ?? 0;
        return (
          <ScanTile
            key={encoding}
            title={`Network, ${label}`}
            figure={lane?.ended === 'diverged' ? 'diverged' : (quality ?? (lane ? undefined : 'not trained'))}
            picture={lane?.view}
            recorded={before?.url}
            label={
              quality === undefined
                ? `Network with ${label}, not trained yet`
                : `Network with ${label}: ${quality} after ${steps} steps`
            }
          />
        );
      })}
    </>
  );
}

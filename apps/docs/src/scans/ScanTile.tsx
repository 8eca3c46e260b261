import { type CanvasPicture, PictureCanvas } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import type { ComponentChildren } from 'preact';

export interface ScanTileProps {
  readonly title: string;
  /** Right-hand text of the caption, such as a score. */
  readonly figure?: string | undefined;
  readonly picture: CanvasPicture | undefined;
  /** Address of a picture that was recorded beforehand, shown until there is a picture. */
  readonly recorded?: string | undefined;
  /** What the picture shows, in a sentence. */
  readonly label: string;
  /** Width divided by height. */
  readonly aspect?: number;
  /** Whether the picture is stretched to the aspect, as plots are. */
  readonly stretched?: boolean;
  /** Another picture in place of the plain one, such as one to paint on. */
  readonly children?: ComponentChildren;
}

/** A picture and its caption. */
export function ScanTile(props: ScanTileProps) {
  const {
    title,
    figure = '\u00a0',
    picture,
    recorded,
    label,
    aspect = 1,
    stretched = false,
    children,
  } = props;
  return (
    <figure class="tile">
      {children ??
        (picture || recorded === undefined ? (
          <PictureCanvas picture={picture} label={label} aspect={aspect} stretched={stretched} />
        ) : (
          <img
            class="recorded"
            src={recorded}
            alt={label}
            width={64}
            height={64}
            style={{ aspectRatio: String(aspect) }}
          />
        ))}
      <figcaption>
        <span>{title}</span>
        <output>{figure}</output>
      </figcaption>
    </figure>
  );
}

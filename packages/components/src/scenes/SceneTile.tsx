import type { ComponentChildren } from 'preact';
import { type CanvasPicture, PictureCanvas } from '../pictures/PictureCanvas.tsx';

export interface SceneTileProps {
  readonly picture: CanvasPicture | undefined;
  /** Width divided by height. */
  readonly aspect: number;
  /** What is shown, for those who do not see it. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A picture of a scene that is turned with the others. */
export function SceneTile({ picture, aspect, label, children }: SceneTileProps) {
  return (
    <figure class="tile">
      <PictureCanvas picture={picture} aspect={aspect} label={label} smooth />
      <figcaption>{children}</figcaption>
    </figure>
  );
}

import { useLayoutEffect, useRef } from 'preact/hooks';

/** A picture as bytes for a canvas. */
export interface CanvasPicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

export interface PictureCanvasProps {
  readonly picture: CanvasPicture | undefined;
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** Width divided by height while there is no picture, so that nothing moves when it comes. */
  readonly aspect: number;
  readonly smooth?: boolean;
  /** Whether the picture is stretched to the aspect, as plots are. */
  readonly stretched?: boolean;
}

/** Shows a picture; its pixels stay sharp when it is enlarged. */
export function PictureCanvas({
  picture,
  label,
  aspect,
  smooth = false,
  stretched = false,
}: PictureCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (!picture || !canvas.current) return;
    const { width, height, rgba } = picture;
    if (canvas.current.width !== width) canvas.current.width = width;
    if (canvas.current.height !== height) canvas.current.height = height;
    canvas.current.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [picture]);
  const ratio = picture && !stretched ? picture.width / picture.height : aspect;
  return (
    <canvas
      ref={canvas}
      class={smooth ? 'picture smooth' : 'picture'}
      role="img"
      aria-label={label}
      width={picture?.width ?? 1}
      height={picture?.height ?? 1}
      style={{ aspectRatio: String(ratio) }}
    />
  );
}

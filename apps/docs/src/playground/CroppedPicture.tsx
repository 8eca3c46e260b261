import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import type { Region } from '@fourier-features/image';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface CroppedPictureProps {
  readonly picture: CanvasPicture;
  /** Square part to show, in pixels. */
  readonly region: Region;
  /** Whether the browser interpolates between pixels. */
  readonly smooth: boolean;
  readonly label: string;
}

/** Pixels along each side of the canvas. */
const SIZE = 384;

/** Shows a part of a picture, enlarged by the browser. */
export function CroppedPicture({ picture, region, smooth, label }: CroppedPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { x, y, width, height } = region;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const whole = new OffscreenCanvas(picture.width, picture.height);
    whole.getContext('2d')?.putImageData(new ImageData(picture.rgba, picture.width, picture.height), 0, 0);
    context.imageSmoothingEnabled = smooth;
    context.imageSmoothingQuality = 'high';
    context.clearRect(0, 0, SIZE, SIZE);
    // Pixel c of a picture stands for the point c, so that its square begins half a pixel before it.
    context.drawImage(whole, x + (smooth ? 0.5 : 0), y + (smooth ? 0.5 : 0), width, height, 0, 0, SIZE, SIZE);
  }, [picture, x, y, width, height, smooth]);
  return <canvas ref={canvas} class="picture" role="img" aria-label={label} width={SIZE} height={SIZE} />;
}

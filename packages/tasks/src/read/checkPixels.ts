/** @throws RangeError in the name of `caller` if a picture has more than `maxPixels` pixels. */
export function checkPixels(
  caller: string,
  { width, height }: { readonly width: number; readonly height: number },
  maxPixels: number,
): void {
  if (width * height <= maxPixels) return;
  throw new RangeError(
    `${caller}: the picture must have at most ${maxPixels} pixels, got ${width}x${height} = ${width * height}. ` +
      'Reduce it first, or raise maxPixels.',
  );
}

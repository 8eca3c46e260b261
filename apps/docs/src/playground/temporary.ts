export async function decodePicture(bytes: Uint8Array, _: object) {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]), { colorSpaceConversion: 'none' });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const values = Float32Array.from(
    { length: 3 * width * height },
    (_, i) => data[4 * Math.floor(i / 3) + (i % 3)]! / 255,
  );
  return { width, height, channels: 3 as const, values, bitDepth: 8 as const };
}
export function rgba({
  width,
  height,
  channels,
  values,
}: {
  width: number;
  height: number;
  channels: number;
  values: Float32Array;
}) {
  const out = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) out[4 * i + c] = 255 * values[i * channels + (channels < 3 ? 0 : c)]!;
    out[4 * i + 3] = 255;
  }
  return out;
}

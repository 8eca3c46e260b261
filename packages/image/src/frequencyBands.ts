import { longerSide } from './image.ts';

/** Bands of frequency, whatever the direction: band b holds |k| from b − ½ to b + ½, in cycles per longer side. */
export interface FrequencyBands {
  /** Band of each bin of a DFT, `[height, width]`, DC first; those past the last of `counts` are above Nyquist. */
  readonly ofBin: Uint32Array;
  /** Number of bins in each band, at least one, from the mean to ⌊longer side/2⌋. */
  readonly counts: Float64Array;
}

/** Returns the bands of a picture's DFT. Bins along the shorter side are further apart, since it has fewer cycles. */
export function frequencyBands(width: number, height: number): FrequencyBands {
  const side = longerSide({ width, height });
  const columns = frequencies(width, side);
  const rows = frequencies(height, side);
  const counts = new Float64Array(Math.floor(side / 2) + 1);
  const ofBin = Uint32Array.from({ length: width * height }, (_, bin) => {
    const [x, y] = [columns[bin % width]!, rows[Math.floor(bin / width)]!];
    const band = Math.round(Math.sqrt(x * x + y * y));
    if (band < counts.length) counts[band]!++;
    return band;
  });
  return { ofBin, counts };
}

/** Returns the frequencies of a line's DFT, |k|·side/length for signed k, in cycles per longer side. */
function frequencies(length: number, side: number): Float64Array {
  return Float64Array.from({ length }, (_, k) => (Math.min(k, length - k) * side) / length);
}

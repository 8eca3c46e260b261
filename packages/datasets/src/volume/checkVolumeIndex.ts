/** @throws RangeError if a file does not hold the volume of an index. */
export function checkVolumeIndex(volume: number, volumeCount: number): void {
  if (Number.isInteger(volume) && volume >= 0 && volume < volumeCount) return;
  const has = volumeCount === 1 ? '1 volume, 0' : `${volumeCount} volumes, 0 to ${volumeCount - 1}`;
  throw new RangeError(`volume must be in the file, which has ${has}; got ${volume}`);
}

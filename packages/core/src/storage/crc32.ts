const POLYNOMIAL = 0xedb88320;

/** CRC of each byte value. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  return crc;
});

/**
 * Returns the CRC-32 of bytes, as in PNG and gzip: it differs after every error within 32 consecutive bits.
 *
 * @param start the CRC of the bytes before these, 0 for none.
 */
export function crc32(bytes: Uint8Array, start = 0): number {
  let crc = ~start;
  for (let i = 0; i < bytes.length; i++) crc = TABLE[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

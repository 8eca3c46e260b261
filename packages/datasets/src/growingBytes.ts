/** Bytes to which more are appended, in an array of at most `maxBytes` that is enlarged when it is full. */
export class GrowingBytes {
  length = 0;
  readonly #maxBytes: number;
  #room: Uint8Array<ArrayBuffer>;

  constructor(expected: number, maxBytes: number) {
    this.#room = new Uint8Array(expected);
    this.#maxBytes = maxBytes;
  }

  get bytes(): Uint8Array {
    return this.#room.subarray(0, this.length);
  }

  append(part: Uint8Array): void {
    const end = this.length + part.length;
    if (end > this.#room.length) {
      const larger = new Uint8Array(Math.min(this.#maxBytes, Math.max(2 * this.#room.length, end)));
      larger.set(this.bytes);
      this.#room = larger;
    }
    this.#room.set(part, this.length);
    this.length = end;
  }
}

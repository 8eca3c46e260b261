import { roundUp } from '@fourier-features/kernels';

/** Hands out pieces of one memory that can grow. */
export interface Allocator {
  /** Returns the address of `bytes` free bytes, a multiple of `unit`. */
  take(bytes: number): number;
  /** Takes a piece back, so that it can be handed out again. */
  release(address: number): void;
}

interface Piece {
  readonly address: number;
  readonly bytes: number;
}

/**
 * Creates an allocator of the memory from `start` on.
 *
 * @param grow makes the memory end at or after an address; throws if it cannot.
 */
export function createAllocator(start: number, unit: number, grow: (end: number) => void): Allocator {
  /** In the order of their addresses; neighbours are joined. */
  let free: readonly Piece[] = [];
  const taken = new Map<number, number>();
  let end = roundUp(start, unit);
  return {
    take: (bytes) => {
      const size = roundUp(bytes, unit);
      const found = free.find((piece) => piece.bytes >= size);
      // A free piece at the end need only grow.
      const last = free.at(-1);
      const extending = !found && last && last.address + last.bytes === end ? last : undefined;
      const used = found ?? extending;
      const address = used ? used.address : end;
      if (address + size > end) {
        grow(address + size);
        end = address + size;
      }
      if (used) {
        const rest = { address: address + size, bytes: used.bytes - size };
        free = free.flatMap((piece) => (piece !== used ? [piece] : rest.bytes > 0 ? [rest] : []));
      }
      taken.set(address, size);
      return address;
    },
    release: (address) => {
      const bytes = taken.get(address)!;
      taken.delete(address);
      free = joined([...free, { address, bytes }].sort((a, b) => a.address - b.address));
    },
  };
}

function joined(pieces: readonly Piece[]): Piece[] {
  return pieces.reduce<Piece[]>((list, piece) => {
    const before = list.at(-1);
    if (before && before.address + before.bytes === piece.address)
      list[list.length - 1] = { address: before.address, bytes: before.bytes + piece.bytes };
    else list.push(piece);
    return list;
  }, []);
}

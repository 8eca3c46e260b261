import { expect } from 'vitest';

/** A scale chosen from data, with its evidence. */
export interface ScaleChoice {
  chosen: number;
  plateau: number[];
  ranked: { scale: number; heldOutPsnr: number; probePsnr: number | null }[];
  decidedBy: string;
  probe?: number;
}

/** Expects the choice to be the first of the ranked candidates, and these to be in order. */
export function expectChoice({ chosen, plateau, ranked }: ScaleChoice): void {
  expect(chosen).toBe(ranked[0]!.scale);
  expect(plateau).toContain(chosen);
  for (let i = 1; i < ranked.length; i++)
    expect(ranked[i]!.heldOutPsnr).toBeLessThanOrEqual(ranked[i - 1]!.heldOutPsnr);
}

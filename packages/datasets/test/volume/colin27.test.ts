import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  colinBrain,
  colinHead,
  colinSlice,
  colinSlices,
  colinVolumes,
  decodeNifti,
} from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

describe('colinVolumes, colinSlices', () => {
  test.each([...colinVolumes, ...colinSlices])(
    '$name has the recorded SHA-256 and its notice in LICENSE.txt',
    ({ url, sha256, notice }) => {
      expect(createHash('sha256').update(readFileSync(url)).digest('hex')).toBe(sha256);
      const terms = readFileSync(new URL('LICENSE.txt', url), 'utf8').replace(/\s+/g, ' ');
      expect(terms).toContain(notice);
    },
  );

  test('are a head of 96 × 96 × 96 voxels and the brain inside it', async () => {
    const head = await decodeNifti(readFileSync(colinHead().url));
    const brain = await decodeNifti(readFileSync(colinBrain().url));
    expect(head).toMatchObject({ shape: [96, 96, 96], dataType: 'uint8', spacing: brain.spacing });
    const inside = (values: Float32Array) => values.filter((value) => value > 20).length;
    expect(inside(brain.values)).toBeLessThan(inside(head.values));
    expect(brain.values.every((value, i) => value < 40 || head.values[i]! > 0)).toBe(true);
  });
});

describe('colinSlice(name)', () => {
  test('lists the valid names when it gets another', () => {
    expect(colinSlice('colin27-z070').url.pathname).toMatch(/z070_512\.png$/);
    expect(() => colinSlice('z1')).toThrow(/one of colin27-z050, .*, got z1/);
  });
});

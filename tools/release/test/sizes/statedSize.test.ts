import { describe, expect, test } from 'vitest';
import { statedSizeFaults, withStatedSize } from '../../src/sizes/statedSize.ts';

const README = '# Name\n\n<!-- installed -->\n<!-- /installed -->\n\nText.\n';

describe('statedSizeFaults()', () => {
  test.each([40_000, 2_640_115, 9_949_999, 132_327_893])(
    'accepts what withStatedSize() writes of %i bytes',
    (bytes) => {
      expect(statedSizeFaults(withStatedSize(README, bytes), bytes)).toEqual([]);
    },
  );

  test('allows a tenth, and no more', () => {
    const readme = withStatedSize(README, 50e6);
    expect(statedSizeFaults(readme, 54e6)).toEqual([]);
    expect(statedSizeFaults(readme, 56e6)).toHaveLength(1);
    expect(statedSizeFaults(readme, 45e6)).toHaveLength(1);
  });

  test('wants a size', () => {
    expect(statedSizeFaults(README, 1e6)).toHaveLength(1);
    expect(statedSizeFaults('# Name\n', 1e6)).toHaveLength(1);
  });
});

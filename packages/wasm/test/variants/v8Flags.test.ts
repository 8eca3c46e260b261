import { describe, expect, test } from 'vitest';
import { hasRevectorizer, takesFlags } from '../../src/variants/v8Flags.ts';

describe('V8 flags', () => {
  test.each([
    ['Node 22', '12.4.254.21-node.33', { flags: true, revectorizer: false }],
    ['Node 23', '12.9.202.28-node.14', { flags: true, revectorizer: false }],
    ['Node 24', '13.6.233.17-node.53', { flags: true, revectorizer: true }],
    ['Node 20', '11.3.244.8-node.34', { flags: false, revectorizer: false }],
    ['Node 25', '14.1.146.11-node.25', { flags: false, revectorizer: false }],
    ['Node 26', '14.6.202.34-node.40', { flags: false, revectorizer: false }],
    ['a later Node', '130.1.2.3-node.4', { flags: false, revectorizer: false }],
    ['Electron', '13.6.233.8-electron.0', { flags: false, revectorizer: false }],
    ['a V8 outside Node', '14.2.231', { flags: false, revectorizer: false }],
    ['a runtime without V8', undefined, { flags: false, revectorizer: false }],
  ])('%s (%s): %o', (_, v8, expected) => {
    expect({ flags: takesFlags(v8), revectorizer: hasRevectorizer(v8) }).toEqual(expected);
  });
});

import { decodeNpy } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { writeNpy } from './writeNpy.ts';

const data = new Uint8Array(Float32Array.of(1, 2, 3, 4, 5, 6).buffer);
const read = (header: string) => decodeNpy(writeNpy({ header, data }));

describe('decodeNpy of a header', () => {
  test.each([
    ['of Python 2 on a 64-bit machine', "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L), }"],
    ['with keys in another order', "{'shape': (2, 3), 'fortran_order': False, 'descr': '<f4'}"],
    ['in double quotes', '{"descr": "<f4", "fortran_order": False, "shape": (2, 3)}'],
    ['without spaces', "{'descr':'<f4','fortran_order':False,'shape':(2,3)}"],
    ['over several lines', "{\n  'descr':  '<f4',\n  'fortran_order':\tFalse,\n  'shape': ( 2 , 3 , ) ,\n}"],
    ['with strings of bytes and of Unicode', "{b'descr': u'<f4', 'fortran_order': False, 'shape': (2, 3)}"],
    ['with a list as shape', "{'descr': '<f4', 'fortran_order': False, 'shape': [2, 3]}"],
    ['with an entry twice', "{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}"],
  ])('%s reads the same array', (_, header) => {
    expect(read(header)).toEqual({
      values: Float32Array.of(1, 2, 3, 4, 5, 6),
      shape: [2, 3],
      complex: false,
    });
  });

  test('without the comma of a tuple of one reads one axis', () => {
    expect(read("{'descr': '<f4', 'fortran_order': False, 'shape': (6)}").shape).toEqual([6]);
    expect(read("{'descr': '<f4', 'fortran_order': False, 'shape': (6L,)}").shape).toEqual([6]);
  });

  test.each([
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)", 'must be a Python literal, got its end'],
    ["{'descr': '<f4' 'fortran_order': False}", 'must be a Python literal, got "\'fortran_order\': Fal" at'],
    ["{'descr': '<f4', 'fortran_order': false, 'shape': (2, 3)}", 'got "false, \'shape\': (2, "'],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} x", 'got "x'],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (2, -3)}", 'header must have the entries'],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (2, True)}", 'header must have the entries'],
    ["{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3)}", 'header must have the entries'],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'masked': True}", 'and no others'],
    ["['descr', '<f4']", 'header must have the entries'],
    ['('.repeat(40), 'must nest at most 32 levels'],
    ["{'descr': [('x', '<f4'), ('y', '<i2', (3,))], 'fortran_order': False, 'shape': (2,)}", 'fields x, y.'],
    ["{'descr': ('<f4', (2,)), 'fortran_order': False, 'shape': (2,)}", 'got a structure'],
    ["{'descr': None, 'fortran_order': False, 'shape': (2,)}", 'got another kind of description'],
    ["{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (2,)}", "got '<M8[ns]'"],
  ])('%s is refused in one line', (header, message) => {
    expect(() => read(header)).toThrow(message);
    expect(() => read(header)).toThrow(/^decodeNpy: [^\n]+$/);
  });
});

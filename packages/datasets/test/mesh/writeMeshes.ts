import type { Polygons } from './solids.ts';

/** Encodes text in Latin-1. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Returns a function that encodes one number as bytes. */
export function packed(
  type: 'Uint8' | 'Uint16' | 'Uint32' | 'Int32' | 'Float32' | 'Float64',
  littleEndian = true,
) {
  const size = Number(type.replace(/\D+/, '')) / 8;
  return (value: number): Uint8Array => {
    const view = new DataView(new ArrayBuffer(size));
    view[`set${type}`](0, value, littleEndian);
    return new Uint8Array(view.buffer);
  };
}

export function offText({ points, faces }: Polygons): string {
  const lines = [...points, ...faces.map((face) => [face.length, ...face])].map((row) => row.join(' '));
  return `OFF\n${points.length} ${faces.length} 0\n${lines.join('\n')}\n`;
}

export function objText({ points, faces }: Polygons): string {
  const corners = faces.map((face) => `f ${face.map((index) => index + 1).join(' ')}`);
  return `${[...points.map((point) => `v ${point.join(' ')}`), ...corners].join('\n')}\n`;
}

export function plyText({ points, faces }: Polygons): string {
  const header = plyHeader('ascii', 'float', points.length, faces.length);
  return `${header}${[...points, ...faces.map((face) => [face.length, ...face])].map((row) => row.join(' ')).join('\n')}\n`;
}

/** Writes coordinates as doubles, or floats, and indices as 32-bit integers, in either byte order. */
export function plyBytes(
  { points, faces }: Polygons,
  littleEndian: boolean,
  type: 'double' | 'float' = 'double',
): Uint8Array {
  const order = littleEndian ? 'binary_little_endian' : 'binary_big_endian';
  return joined(
    bytesOf(plyHeader(order, type, points.length, faces.length)),
    ...points.flat().map(packed(type === 'double' ? 'Float64' : 'Float32', littleEndian)),
    ...faces.flatMap((face) => [packed('Uint8')(face.length), ...face.map(packed('Int32', littleEndian))]),
  );
}

function plyHeader(format: string, type: string, vertexCount: number, faceCount: number): string {
  const axes = ['x', 'y', 'z'].map((axis) => `property ${type} ${axis}\n`).join('');
  return (
    `ply\nformat ${format} 1.0\ncomment by hand\nelement vertex ${vertexCount}\n${axes}` +
    `element face ${faceCount}\nproperty list uchar int vertex_indices\nend_header\n`
  );
}

/** Triangles only. */
export function stlText({ points, faces }: Polygons): string {
  const facets = faces.map(
    (face) =>
      `  facet normal 0 0 0\n    outer loop\n${face.map((i) => `      vertex ${points[i]!.join(' ')}\n`).join('')}    endloop\n  endfacet\n`,
  );
  return `solid by hand\n${facets.join('')}endsolid by hand\n`;
}

/** Triangles only; the title fills the 80 bytes that decoders ignore. */
export function stlBytes({ points, faces }: Polygons, title: string): Uint8Array {
  return joined(
    bytesOf(title.padEnd(80)),
    packed('Uint32')(faces.length),
    ...faces.map((face) =>
      joined(...[0, 0, 0, ...face.flatMap((i) => points[i]!)].map(packed('Float32')), new Uint8Array(2)),
    ),
  );
}

/** Writes a GLB file of a glTF object and the bytes of its only buffer. */
export function glbBytes(gltf: object, buffer: Uint8Array): Uint8Array {
  const json = bytesOf(
    JSON.stringify({ asset: { version: '2.0' }, buffers: [{ byteLength: buffer.length }], ...gltf }),
  );
  const chunk = (content: Uint8Array, type: string, filler: number) => {
    const padding = new Uint8Array(-content.length & 3).fill(filler);
    return joined(packed('Uint32')(content.length + padding.length), bytesOf(type), content, padding);
  };
  const chunks = joined(chunk(json, 'JSON', 32), chunk(buffer, 'BIN\0', 0));
  return joined(bytesOf('glTF'), packed('Uint32')(2), packed('Uint32')(12 + chunks.length), chunks);
}

/** Triangles only, in one primitive of one node. */
export function glbOf({ points, faces }: Polygons, node: object = {}, primitive: object = {}): Uint8Array {
  const positions = joined(...points.flat().map(packed('Float32')));
  const indices = joined(...faces.flat().map(packed('Uint16')));
  return glbBytes(
    {
      scenes: [{ nodes: [0] }],
      nodes: [{ mesh: 0, ...node }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1, ...primitive }] }],
      accessors: [
        { bufferView: 0, componentType: 5126, count: points.length, type: 'VEC3' },
        { bufferView: 1, componentType: 5123, count: faces.flat().length, type: 'SCALAR' },
      ],
      bufferViews: [
        { buffer: 0, byteLength: positions.length },
        { buffer: 0, byteOffset: positions.length, byteLength: indices.length },
      ],
    },
    joined(positions, indices),
  );
}

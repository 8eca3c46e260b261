import { type Document, Extension, Logger, type Node, Primitive, WebIO } from '@gltf-transform/core';
import { checkCount, type Mesh } from '../mesh.ts';
import { MeshBuilder } from '../meshBuilder.ts';

/** Coordinates as small integers: nothing to be done but to allow it, since accessors convert by themselves. */
class QuantizedCoordinates extends Extension {
  static override readonly EXTENSION_NAME = 'KHR_mesh_quantization';
  override readonly extensionName = 'KHR_mesh_quantization';
  override read(): this {
    return this;
  }
  override write(): this {
    return this;
  }
}

/** Column by column, as glTF has them. */
type Matrix = ArrayLike<number>;

const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/**
 * Reads all triangles of the default scene of a binary glTF 2.0 file, each mesh placed as its nodes say; skins and
 * morph targets stay as they are at rest.
 *
 * @throws Error if the file is truncated, malformed, or needs an extension such as Draco compression.
 * @see https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html#glb-file-format-specification
 */
export async function readGlb(bytes: Uint8Array): Promise<Mesh> {
  const document = await readDocument(bytes);
  const root = document.getRoot();
  const scene = root.getDefaultScene() ?? root.listScenes()[0];
  const builder = new MeshBuilder();
  for (const node of scene?.listChildren() ?? root.listNodes().filter((each) => !each.getParentNode())) {
    addNode(node, IDENTITY, builder);
  }
  return builder.build();
}

async function readDocument(bytes: Uint8Array): Promise<Document> {
  if (bytes.length < 20)
    throw new RangeError(`truncated: a GLB file has at least 20 bytes, got ${bytes.length}`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  if (bytes.length !== length) {
    throw new RangeError(
      `the header asks for ${length} bytes, got ${bytes.length}; the file is truncated or damaged`,
    );
  }
  const io = new WebIO()
    .setLogger(new Logger(Logger.Verbosity.SILENT))
    .registerExtensions([QuantizedCoordinates]);
  // a copy, because its chunks must be aligned in memory
  const content = await io.binaryToJSON(bytes.slice());
  for (const { count } of content.json.accessors ?? []) checkCount('an accessor', 'triples', count / 3);
  return io.readJSON(content);
}

function addNode(node: Node, outer: Matrix, builder: MeshBuilder): void {
  const matrix = product(outer, node.getMatrix());
  for (const primitive of node.getMesh()?.listPrimitives() ?? []) addPrimitive(primitive, matrix, builder);
  for (const child of node.listChildren()) addNode(child, matrix, builder);
}

function addPrimitive(primitive: Primitive, matrix: Matrix, builder: MeshBuilder): void {
  const { TRIANGLES, TRIANGLE_STRIP, TRIANGLE_FAN } = Primitive.Mode;
  const mode = primitive.getMode();
  const positions = primitive.getAttribute('POSITION');
  if (!positions || (mode !== TRIANGLES && mode !== TRIANGLE_STRIP && mode !== TRIANGLE_FAN)) return;
  const first = builder.vertexCount;
  const point: number[] = [];
  for (let i = 0; i < positions.getCount(); i++) {
    const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = positions.getElement(i, point);
    const placed = (row: number) =>
      matrix[row]! * x + matrix[row + 4]! * y + matrix[row + 8]! * z + matrix[row + 12]!;
    builder.addVertex(placed(0), placed(1), placed(2));
  }
  const order = primitive.getIndices()?.getArray();
  const count = order?.length ?? positions.getCount();
  const corner = (i: number): number => {
    const index = order ? order[i]! : i;
    // within its own primitive: the next one's vertices would be there to be taken
    if (index < positions.getCount()) return first + index;
    throw new RangeError(
      `an index must be below the ${positions.getCount()} positions of its primitive, got ${index}`,
    );
  };
  if (mode === TRIANGLES && count % 3 !== 0) {
    throw new RangeError(`triangles must have a multiple of 3 corners, got ${count}`);
  }
  const isMirrored = determinant(matrix) < 0;
  const step = mode === TRIANGLES ? 3 : 1;
  for (let i = 0; i + 2 < count; i += step) {
    const [a, b, c] = [corner(mode === TRIANGLE_FAN ? 0 : i), corner(i + 1), corner(i + 2)];
    // each triangle of a strip turns the other way
    const isTurned = mode === TRIANGLE_STRIP && i % 2 === 1;
    builder.addPolygon(isTurned !== isMirrored ? [a, c, b] : [a, b, c]);
  }
}

function product(a: Matrix, b: Matrix): Matrix {
  return Array.from({ length: 16 }, (_, i) => {
    const [row, column] = [i % 4, i - (i % 4)];
    return (
      a[row]! * b[column]! +
      a[row + 4]! * b[column + 1]! +
      a[row + 8]! * b[column + 2]! +
      a[row + 12]! * b[column + 3]!
    );
  });
}

/** Of the linear part: negative if the matrix turns things inside out. */
function determinant(m: Matrix): number {
  return (
    m[0]! * (m[5]! * m[10]! - m[6]! * m[9]!) -
    m[4]! * (m[1]! * m[10]! - m[2]! * m[9]!) +
    m[8]! * (m[1]! * m[6]! - m[2]! * m[5]!)
  );
}

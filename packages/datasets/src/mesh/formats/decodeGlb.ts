import {
  Accessor,
  type Document,
  Extension,
  Logger,
  type Node,
  Primitive,
  WebIO,
} from '@gltf-transform/core';
import { PAUSE_EVERY, type Pause } from '../../progress.ts';
import { checkCount } from '../mesh.ts';
import { type BuiltMesh, MeshBuilder } from '../meshBuilder.ts';
import { checkJsonChunk, glbGeometry } from './glbGeometry.ts';

/** Allows integer coordinates: there is nothing else to do, since accessors convert them. */
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

/** 4 × 4, column by column, as in glTF. */
type Matrix = ArrayLike<number>;

/** A primitive and its transform into the scene. */
interface Placement {
  readonly primitive: Primitive;
  readonly matrix: Matrix;
}

const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/**
 * Decodes all triangles of the default scene of a binary glTF 2.0 file, each mesh transformed by its nodes; skins and
 * morph targets are ignored.
 *
 * @throws Error if the file is truncated, malformed, or requires an unsupported extension such as Draco compression.
 * @see https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html#glb-file-format-specification
 */
export async function decodeGlb(bytes: Uint8Array, pause: Pause): Promise<BuiltMesh> {
  const document = await decodeDocument(bytes);
  const root = document.getRoot();
  const scene = root.getDefaultScene() ?? root.listScenes()[0];
  const roots = scene?.listChildren() ?? root.listNodes().filter((each) => !each.getParentNode());
  const placements = roots.flatMap((node) => placementsOf(node, IDENTITY));
  const builder = new MeshBuilder();
  for (const [index, placement] of placements.entries()) {
    await addPrimitive(placement, builder, (fraction) => pause((index + fraction) / placements.length));
  }
  return builder.build();
}

async function decodeDocument(bytes: Uint8Array): Promise<Document> {
  if (bytes.length < 20)
    throw new RangeError(`truncated: a GLB file has at least 20 bytes, got ${bytes.length}`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  if (bytes.length !== length) {
    throw new RangeError(
      `the file must have ${length} bytes by its header, got ${bytes.length}. It is truncated or damaged.`,
    );
  }
  checkJsonChunk(bytes);
  const io = new WebIO()
    .setLogger(new Logger(Logger.Verbosity.SILENT))
    .registerExtensions([QuantizedCoordinates]);
  // a copy, because its chunks must be aligned in memory; slice of a Node Buffer would share
  const content = await io.binaryToJSON(new Uint8Array(bytes));
  for (const extension of content.json.extensionsRequired ?? []) {
    if (extension !== QuantizedCoordinates.EXTENSION_NAME)
      throw new RangeError(`the file requires ${String(extension).slice(0, 80)}, which is not supported`);
  }
  for (const { count } of content.json.accessors ?? []) checkCount('an accessor', 'triples', count / 3);
  return io.readJSON({ ...content, json: glbGeometry(content.json) });
}

/** Lists the primitives with triangles of a node and its descendants. */
function placementsOf(node: Node, outer: Matrix): Placement[] {
  const matrix = product(outer, node.getMatrix());
  const { TRIANGLES, TRIANGLE_STRIP, TRIANGLE_FAN } = Primitive.Mode;
  const modes: readonly (number | undefined)[] = [TRIANGLES, TRIANGLE_STRIP, TRIANGLE_FAN];
  const primitives = (node.getMesh()?.listPrimitives() ?? []).filter(
    (primitive) => primitive.getAttribute('POSITION') && modes.includes(primitive.getMode()),
  );
  return [
    ...primitives.map((primitive) => ({ primitive, matrix })),
    ...node.listChildren().flatMap((child) => placementsOf(child, matrix)),
  ];
}

async function addPrimitive(
  { primitive, matrix }: Placement,
  builder: MeshBuilder,
  pause: Pause,
): Promise<void> {
  const { TRIANGLES, TRIANGLE_STRIP, TRIANGLE_FAN } = Primitive.Mode;
  const mode = primitive.getMode();
  const positions = primitive.getAttribute('POSITION')!;
  const first = builder.vertexCount;
  const vertexCount = positions.getCount();
  const order = primitive.getIndices()?.getArray();
  const count = order?.length ?? vertexCount;
  const total = vertexCount + count;
  const isFloat = positions.getComponentType() === Accessor.ComponentType.FLOAT;
  const scale = largestScale(matrix);
  const point: number[] = [];
  for (let i = 0; i < vertexCount; i++) {
    if (i % PAUSE_EVERY === 0) await pause(i / total);
    const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = positions.getElement(i, point);
    const placed = (row: number) =>
      matrix[row]! * x + matrix[row + 4]! * y + matrix[row + 8]! * z + matrix[row + 12]!;
    builder.addVertex(placed(0), placed(1), placed(2));
    if (isFloat) builder.noteRounded(x, y, z, scale);
  }
  const corner = (i: number): number => {
    const index = order ? order[i]! : i;
    // checked here, because a larger one would be a vertex of the next primitive
    if (index < vertexCount) return first + index;
    throw new RangeError(
      `an index must be below the ${vertexCount} positions of its primitive, got ${index}`,
    );
  };
  if (mode === TRIANGLES && count % 3 !== 0) {
    throw new RangeError(`triangles must have a multiple of 3 corners, got ${count}`);
  }
  const isMirrored = determinant(matrix) < 0;
  const step = mode === TRIANGLES ? 3 : 1;
  for (let i = 0; i + 2 < count; i += step) {
    if (i % (3 * PAUSE_EVERY) === 0) await pause((vertexCount + i) / total);
    const [a, b, c] = [corner(mode === TRIANGLE_FAN ? 0 : i), corner(i + 1), corner(i + 2)];
    // every other triangle of a strip is clockwise
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

/** Returns the length of the longest column of the linear part. */
function largestScale(m: Matrix): number {
  return Math.max(...[0, 4, 8].map((at) => Math.hypot(m[at]!, m[at + 1]!, m[at + 2]!)));
}

/** Computes the determinant of the linear part: negative if the matrix turns a surface inside out. */
function determinant(m: Matrix): number {
  return (
    m[0]! * (m[5]! * m[10]! - m[6]! * m[9]!) -
    m[4]! * (m[1]! * m[10]! - m[2]! * m[9]!) +
    m[8]! * (m[1]! * m[6]! - m[2]! * m[5]!)
  );
}

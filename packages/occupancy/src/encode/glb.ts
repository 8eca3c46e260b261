import { checkEncodable, type EncodableMesh } from './encodableMesh.ts';

/**
 * Encodes a mesh as binary glTF 2.0: one node, translated to the mesh's origin, one matt grey material, and normals if the
 * mesh has them.
 *
 * @throws RangeError if the mesh is malformed, or has normals but not one per vertex.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const triangle = { positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0), indices: Uint32Array.of(0, 1, 2) };
 * const bytes = await occupancy.encodeGlb(triangle);
 */
export async function encodeGlb(mesh: EncodableMesh): Promise<Uint8Array<ArrayBuffer>> {
  checkEncodable('encodeGlb', mesh);
  // Loaded only now: most users of this package write no GLB.
  const { Document, WebIO } = await import('@gltf-transform/core');
  const document = new Document();
  const buffer = document.createBuffer();
  const vectors = (array: Float32Array) =>
    document.createAccessor().setType('VEC3').setArray(new Float32Array(array)).setBuffer(buffer);
  const indices = document
    .createAccessor()
    .setType('SCALAR')
    .setArray(new Uint32Array(mesh.indices))
    .setBuffer(buffer);
  const material = document
    .createMaterial()
    .setBaseColorFactor([0.7, 0.7, 0.7, 1])
    .setMetallicFactor(0)
    .setRoughnessFactor(0.8);
  const primitive = document
    .createPrimitive()
    .setIndices(indices)
    .setAttribute('POSITION', vectors(mesh.positions))
    .setMaterial(material);
  if (mesh.normals) primitive.setAttribute('NORMAL', vectors(mesh.normals));
  const node = document.createNode().setMesh(document.createMesh().addPrimitive(primitive));
  if (mesh.origin) node.setTranslation([...mesh.origin]);
  document.getRoot().setDefaultScene(document.createScene().addChild(node));
  return (await new WebIO().writeBinary(document)) as Uint8Array<ArrayBuffer>;
}

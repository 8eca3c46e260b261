import { Document, WebIO } from '@gltf-transform/core';
import { checkWritable, type WritableMesh } from './checkWritable.ts';

/** A mesh as binary glTF 2.0: one node, one matt grey material, with normals if it has any. */
export async function writeGlb(mesh: WritableMesh): Promise<Uint8Array<ArrayBuffer>> {
  checkWritable('writeGlb', mesh);
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
  document.getRoot().setDefaultScene(document.createScene().addChild(node));
  return (await new WebIO().writeBinary(document)) as Uint8Array<ArrayBuffer>;
}

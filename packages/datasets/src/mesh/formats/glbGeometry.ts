import type { GLTF } from '@gltf-transform/core';
import {
  MAX_FILE_BYTES,
  MAX_GLB_DEPTH,
  MAX_GLB_ITEMS,
  MAX_GLB_JSON_BYTES,
  MAX_GLB_PLACEMENTS,
} from '../../limits.ts';

/** Bytes of a component by its code, and components by the name of a type. */
const COMPONENT_BYTES: Readonly<Record<number, number>> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2 };
const COMPONENTS: Readonly<Record<string, number>> = {
  SCALAR: 1,
  VEC2: 2,
  VEC3: 3,
  VEC4: 4,
  MAT2: 4,
  MAT3: 9,
};
const WIDEST = { bytes: 4, components: 16 } as const;

/** @throws RangeError if the JSON chunk of a GLB file is too large to parse. */
export function checkJsonChunk(bytes: Uint8Array): void {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true);
  if (length <= MAX_GLB_JSON_BYTES) return;
  throw new RangeError(`the JSON chunk must have at most ${MAX_GLB_JSON_BYTES} bytes, got ${length}`);
}

/**
 * Returns the part of a glTF document that places triangles, without materials, pictures, animations, skins and cameras.
 *
 * @throws RangeError if the document has more nodes, meshes, primitives or accessors than the limit, its accessors would
 * take more memory than a file may, or its nodes are not trees of bounded depth and size.
 */
export function glbGeometry(json: GLTF.IGLTF): GLTF.IGLTF {
  const { asset, extensionsUsed, extensionsRequired, scene, scenes, nodes, meshes } = json;
  const { accessors, bufferViews, buffers } = json;
  const primitives = meshes?.reduce((sum, mesh) => sum + (mesh.primitives?.length ?? 0), 0) ?? 0;
  const counts = {
    scenes: scenes?.length,
    nodes: nodes?.length,
    meshes: meshes?.length,
    primitives,
    accessors: accessors?.length,
    'buffer views': bufferViews?.length,
    buffers: buffers?.length,
  };
  for (const [what, count = 0] of Object.entries(counts)) {
    if (count > MAX_GLB_ITEMS)
      throw new RangeError(`a GLB file must have at most ${MAX_GLB_ITEMS} ${what}, got ${count}`);
  }
  checkAccessors(accessors ?? []);
  checkTrees(nodes ?? []);
  checkPlacements(nodes ?? [], meshes ?? []);
  return {
    asset,
    ...(extensionsUsed && { extensionsUsed }),
    ...(extensionsRequired && { extensionsRequired }),
    ...(scene !== undefined && { scene }),
    ...(scenes && { scenes }),
    ...(nodes && {
      nodes: nodes.map(({ skin: _skin, camera: _camera, weights: _weights, ...node }) => node),
    }),
    ...(meshes && { meshes: meshes.map(shapeOf) }),
    ...(accessors && { accessors }),
    ...(bufferViews && { bufferViews }),
    ...(buffers && { buffers }),
  };
}

function shapeOf({ primitives }: GLTF.IMesh): GLTF.IMesh {
  return {
    primitives: primitives?.map(({ material: _material, targets: _targets, ...primitive }) => primitive),
  };
}

/** Accessors may share their bytes or have none, so that a small file could claim any amount of memory. */
function checkAccessors(accessors: readonly GLTF.IAccessor[]): void {
  const bytes = accessors.reduce((sum, { count, type, componentType }) => {
    const components = COMPONENTS[type] ?? WIDEST.components;
    return sum + count * components * (COMPONENT_BYTES[componentType] ?? WIDEST.bytes);
  }, 0);
  if (bytes > MAX_FILE_BYTES)
    throw new RangeError(`accessors must take at most ${MAX_FILE_BYTES} bytes in all, got ${bytes}`);
}

function checkTrees(nodes: readonly GLTF.INode[]): void {
  const parents = new Int32Array(nodes.length).fill(-1);
  nodes.forEach(({ children = [] }, parent) => {
    for (const child of children) {
      if (parents[child] !== undefined && parents[child] >= 0)
        throw new RangeError(`a node must have one parent, got several for node ${child}`);
      parents[child] = parent;
    }
  });
  let level = nodes.map((_, node) => node).filter((node) => parents[node] === -1);
  let found = level.length;
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_GLB_DEPTH)
      throw new RangeError(`nodes must be at most ${MAX_GLB_DEPTH} levels deep, got more`);
    level = level.flatMap((node) => nodes[node]?.children ?? []);
    found += level.length;
  }
  if (found < nodes.length)
    throw new RangeError('nodes must form trees, got a node that is among its own descendants');
}

function checkPlacements(nodes: readonly GLTF.INode[], meshes: readonly GLTF.IMesh[]): void {
  const placements = nodes.reduce(
    (sum, { mesh }) => sum + (mesh === undefined ? 0 : (meshes[mesh]?.primitives?.length ?? 0)),
    0,
  );
  if (placements > MAX_GLB_PLACEMENTS)
    throw new RangeError(`nodes must place at most ${MAX_GLB_PLACEMENTS} primitives, got ${placements}`);
}

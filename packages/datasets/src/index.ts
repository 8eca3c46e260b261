export { type CleanedMesh, type CleanMeshOptions, cleanMesh } from './mesh/cleanMesh.ts';
export type { Mesh } from './mesh/mesh.ts';
export type { MeshFormat } from './mesh/meshFormat.ts';
export { type MeshReport, meshReport } from './mesh/meshReport.ts';
export type { MeshSize } from './mesh/meshSize.ts';
export { type ParsedMesh, type ParseMeshOptions, parseMesh } from './mesh/parseMesh.ts';
export { type Photo, photo, photos } from './photos.ts';
export { type ProceduralShape, proceduralShape, proceduralShapes } from './shapes/proceduralShape.ts';

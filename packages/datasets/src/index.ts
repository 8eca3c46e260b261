export type { Mesh } from './mesh/mesh.ts';
export type { MeshFormat } from './mesh/meshFormat.ts';
export { type MeshReport, meshReport } from './mesh/meshReport.ts';
export { type ParsedMesh, type ParseMeshOptions, parseMesh } from './mesh/parseMesh.ts';
export { type Photo, photo, photos } from './photos.ts';

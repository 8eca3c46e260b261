import type { Dirent } from 'node:fs';

/** Types of the files that results have, by the end of their names; no other file is served. */
export const RESULT_TYPES: Readonly<Record<string, string>> = {
  '.glb': 'model/gltf-binary',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.nii.gz': 'application/octet-stream',
  '.npy': 'application/octet-stream',
  '.obj': 'text/plain; charset=utf-8',
  '.ply': 'application/octet-stream',
  '.png': 'image/png',
  '.safetensors': 'application/octet-stream',
  '.svg': 'image/svg+xml',
};

/** Returns the type of a result's file; undefined for other files. */
export function resultType(name: string): string | undefined {
  return Object.entries(RESULT_TYPES).find(([end]) => name.toLowerCase().endsWith(end))?.[1];
}

/** Whether an entry of a folder is a file that results have. Links are not: they may lead out of the folder. */
export function isResultFile(entry: Dirent): boolean {
  return entry.isFile() && !entry.name.startsWith('.') && resultType(entry.name) !== undefined;
}

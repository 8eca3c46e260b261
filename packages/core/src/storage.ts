export { type CheckpointFile, decodeCheckpoint, encodeCheckpoint } from './storage/checkpointFile.ts';
export { decodeField, encodeField, type FieldFile } from './storage/fieldFile.ts';
export { decodeSafetensors, encodeSafetensors, type Safetensors } from './storage/safetensors.ts';

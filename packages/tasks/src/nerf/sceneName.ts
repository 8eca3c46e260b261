/** Names of the procedural scenes. */
export const sceneNames = ['solids'] as const;

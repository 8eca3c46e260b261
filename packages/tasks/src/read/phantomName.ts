/** Names of the phantoms: the Shepp–Logan head, or one with random parameters near the head's. */
export const phantomNames = ['shepp-logan', 'random'] as const;

/** Name of a phantom. */
export type PhantomName = (typeof phantomNames)[number];

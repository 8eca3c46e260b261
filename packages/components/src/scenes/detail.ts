/** How finely a field is shown: roughly while it changes or is turned, or in full. */
export type Detail = 'preview' | 'full';

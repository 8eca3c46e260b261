/**
 * Returns whether every edge of welded faces belongs to an even number of them: then every ray that starts and ends outside
 * crosses the surface an even number of times.
 */
export function isClosed(faces: Uint32Array, vertexCount: number): boolean {
  const edges = new Float64Array(faces.length);
  for (let start = 0; start < faces.length; start += 3) {
    for (let k = 0; k < 3; k++) {
      const [a, b] = [faces[start + k]!, faces[start + ((k + 1) % 3)]!];
      edges[start + k] = Math.min(a, b) * vertexCount + Math.max(a, b);
    }
  }
  edges.sort();
  for (let from = 0; from < edges.length; ) {
    let to = from + 1;
    while (edges[to] === edges[from]) to++;
    if ((to - from) % 2 === 1) return false;
    from = to;
  }
  return true;
}

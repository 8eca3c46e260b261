/** Returns a file of the site. @throws Error if the site does not have it. */
export async function fetchBytes(url: string | URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.url} could not be loaded: status ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

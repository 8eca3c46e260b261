/** A way in which people meet the site. */
export interface Variant {
  readonly name: string;
  /** Path under which the site is built and served. */
  readonly base: string;
  /** Whether the host sends the headers that isolate pages; no page has service workers. */
  readonly isolated: boolean;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
  /** Whether the browser has WebGPU, on the software adapter if there is no GPU. */
  readonly webgpu?: boolean;
}

/** Every demo runs in both: between them they have all hosts, screens and themes. */
export const variants: readonly Variant[] = [
  { name: 'desktop, isolated', base: '/', isolated: true, width: 1440, height: 900, colorScheme: 'light' },
  {
    name: 'phone, under a path, not isolated',
    base: '/fourier-features/',
    isolated: false,
    width: 390,
    height: 844,
    colorScheme: 'dark',
  },
];

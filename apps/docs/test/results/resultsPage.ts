import type { Page } from '@fourier-features/testing/browser';

/** A table or figure of a page of results, as the browser shows it. */
export interface ShownTable {
  readonly records: readonly string[];
  /** Texts of its cells, heads included. */
  readonly cells: readonly string[];
}

/** A chart: what it is called, and how many marks it has inside and outside of its area. */
export interface ShownChart {
  readonly label: string;
  readonly marks: number;
  readonly outside: number;
}

/** A page of results. */
export interface ResultsPage {
  readonly tables: readonly ShownTable[];
  readonly charts: readonly ShownChart[];
  /** Records of all tables and figures. */
  readonly records: readonly string[];
  /** The text around tables and charts. */
  readonly prose: string;
}

/** Reads an open page of results. */
export function readResultsPage(page: Page): Promise<ResultsPage> {
  return page.evaluate(() => {
    const recordsOf = (element: Element): string[] => (element.getAttribute('data-records') ?? '').split(' ');
    const tables = [...document.querySelectorAll('.ff-results')].map((element) => ({
      records: recordsOf(element),
      // A cell's parts are elements of their own.
      cells: [...element.querySelectorAll('th, td')].map((cell) =>
        [...cell.childNodes].map((node) => node.textContent).join(' '),
      ),
    }));
    const charts = [...document.querySelectorAll('.ff-figure svg[role=img]')].map((svg) => {
      const { width, height } = (svg as SVGSVGElement).viewBox.baseVal;
      const places = [
        ...[...svg.querySelectorAll('circle')].map((mark) => [
          Number(mark.getAttribute('cx')),
          Number(mark.getAttribute('cy')),
        ]),
        ...[...svg.querySelectorAll('path')].map((mark) =>
          mark.getAttribute('d')!.slice(1).split('m')[0]!.split(',').map(Number),
        ),
        ...[...svg.querySelectorAll('polyline')].flatMap((mark) =>
          mark
            .getAttribute('points')!
            .split(' ')
            .map((point) => point.split(',').map(Number)),
        ),
      ];
      const inside = places.filter(([x, y]) => x! >= 0 && x! <= width && y! >= 0 && y! <= height);
      return {
        label: svg.getAttribute('aria-label') ?? '',
        marks: inside.length,
        outside: places.length - inside.length,
      };
    });
    const content = document.querySelector('.sl-markdown-content')!.cloneNode(true) as Element;
    const records = [...content.querySelectorAll('[data-records]')].flatMap(recordsOf);
    for (const element of content.querySelectorAll(
      '.ff-results .scroll, .panels, .chart, details, pre, code, .katex, style, script',
    )) {
      element.remove();
    }
    return { tables, charts, records: [...new Set(records)], prose: content.textContent ?? '' };
  });
}

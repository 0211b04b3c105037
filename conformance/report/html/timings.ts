import type { HarEntry } from '../../reading/har.ts';
import { formatCount } from '../../reading/words.ts';
import { formatMilliseconds } from '../wording.ts';
import { runName } from './columns.ts';
import { html, type Markup } from './markup.ts';
import type { Model } from './model.ts';

/** The times of some exchanges, in milliseconds. */
interface Series {
  readonly name: string;
  /** How many requests there were; the times of fewer may be known. */
  readonly requests: number;
  readonly median: number;
  readonly slowest: number;
  /** In rising order; empty where no exchanges are recorded. */
  readonly times: readonly number[];
  /** The median of the earlier run. */
  readonly earlier?: number;
}

const width = 320;
const height = 20;

/** How many exchanges a chart shows one by one; of more, as many at even distances. */
const mostDots = 200;

/** How long exchanges took: by probe for one run, by run for several. */
export function renderTimings(model: Model): Markup {
  const series = seriesOf(model);
  const scale = scaleOf(series);
  const hasEarlier = series.some(({ earlier }) => earlier !== undefined);
  return html`<section id="timings" aria-labelledby="timings-heading">
<h2 id="timings-heading">Timings</h2>
<table class="timings">
<thead><tr><th scope="col">${model.runs.length === 1 ? 'Probe' : 'Run'}</th><th scope="col" class="number requests">Requests</th><th scope="col" class="number">Median</th>${hasEarlier && html`<th scope="col" class="number">Before</th>`}<th scope="col" class="number">Slowest</th><th scope="col" class="chart">${axis(scale)}</th></tr></thead>
<tbody>${series.map(
    (row) =>
      html`<tr><th scope="row" class="series">${row.name}</th><td class="number requests">${formatCount(row.requests)}</td><td class="number">${formatMilliseconds(row.median)}</td>${hasEarlier && html`<td class="number">${row.earlier !== undefined && formatMilliseconds(row.earlier)}</td>`}<td class="number">${formatMilliseconds(row.slowest)}</td><td class="chart">${chart(row, scale)}</td></tr>\n`,
  )}</tbody>
</table>
<p class="note">Each tick is an exchange, the bar the median, on a logarithmic scale.</p>
</section>`;
}

function seriesOf({ runs, comparison }: Model): Series[] {
  const whole = runs.map(({ report, exchanges }): Series => {
    const earlier = comparison?.pairs.find(({ later }) => later === report)?.earlier;
    const { sent, timings } = report.requests;
    return {
      name: runs.length === 1 ? 'all' : runName(report, runs),
      requests: sent,
      ...timings,
      times: timesOf(exchanges),
      ...(earlier !== undefined && { earlier: earlier.requests.timings.median }),
    };
  });
  const [only, ...others] = runs;
  if (only === undefined || others.length > 0) return whole;
  const probes = new Map<string, HarEntry[]>();
  for (const entry of only.exchanges) {
    const probe = entry._exchange?.probe ?? 'other';
    probes.set(probe, [...(probes.get(probe) ?? []), entry]);
  }
  return [
    ...whole,
    ...[...probes].map(([name, entries]): Series => {
      const times = timesOf(entries);
      return {
        name,
        requests: entries.length,
        median: times[times.length >> 1] ?? 0,
        slowest: times.at(-1) ?? 0,
        times,
      };
    }),
  ];
}

function timesOf(entries: readonly HarEntry[]): readonly number[] {
  return entries.map(({ time }) => time).sort((a, b) => a - b);
}

interface Scale {
  readonly from: number;
  readonly to: number;
}

/** Whole powers of ten around all times. */
function scaleOf(series: readonly Series[]): Scale {
  const times = series.flatMap(({ median, slowest, times: [fastest = median] }) => [
    fastest,
    median,
    slowest,
  ]);
  const logs = times.filter((time) => time > 0).map((time) => Math.log10(time));
  const from = Math.floor(Math.min(...logs, 3));
  return { from, to: Math.max(Math.ceil(Math.max(...logs, 0)), from + 1) };
}

function position({ from, to }: Scale, time: number): string {
  const share = (Math.log10(Math.max(time, 10 ** from)) - from) / (to - from);
  return (share * (width - 4) + 2).toFixed(1);
}

function axis(scale: Scale): Markup {
  const powers = Array.from({ length: scale.to - scale.from + 1 }, (_, index) => scale.from + index);
  const labels = powers.map((power, index) => {
    const anchor = index === 0 ? 'start' : index === powers.length - 1 ? 'end' : 'middle';
    return html`<text x="${position(scale, 10 ** power)}" y="14" text-anchor="${anchor}">${axisLabel(power)}</text>`;
  });
  return html`<svg class="axis" viewBox="0 0 ${width} ${height}" role="img" aria-label="Scale from ${axisLabel(scale.from)} to ${axisLabel(scale.to)}">${labels}</svg>`;
}

function axisLabel(power: number): string {
  return power >= 3 ? `${10 ** (power - 3)} s` : `${10 ** power} ms`;
}

function chart({ name, times, median, slowest }: Series, scale: Scale): Markup {
  const step = Math.max(1, times.length / mostDots);
  const dots = Array.from({ length: Math.min(times.length, mostDots) }, (_, index) => {
    const isLast = index === Math.min(times.length, mostDots) - 1;
    return times[isLast ? times.length - 1 : Math.floor(index * step)] ?? 0;
  });
  const ticks = [...new Set(dots.map((time) => position(scale, time)))];
  const grid = Array.from({ length: scale.to - scale.from + 1 }, (_, index) =>
    position(scale, 10 ** (scale.from + index)),
  );
  const words = `${name}: median ${formatMilliseconds(median)}, slowest ${formatMilliseconds(slowest)}`;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${words}"><path class="grid" d="${grid.map((x) => `M${x} 0V${height}`).join('')}"/><path class="range" d="M${position(scale, times[0] ?? median)} 10H${position(scale, slowest)}"/><path class="ticks" d="${ticks.map((x) => `M${x} 6V14`).join('')}"/><path class="median" d="M${position(scale, median)} 2V18"/></svg>`;
}

import {html, nothing} from '../lib/lit.js';
import {View} from '../core/view.js';
import {dayText, number} from '../core/format.js';
import {t} from '../core/texts.js';

const HEIGHT = 240;
const HALF_DAY = 43_200;
const STEPS = [1, 2, 3, 7, 14, 28, 56, 91].map((days) => days * 2 * HALF_DAY);

/**
 * A chart over days with the same figures as a table behind a button.
 *
 *     <t-chart .heading=${text} .days=${['2026-11-01', ...]} .series=${[{label, values: [number|null, ...], kind: 'line'|'bars', format: (value) => text, axisFormat}]}></t-chart>
 *
 * `axisFormat` of the first series writes the scale, where `format` would be too long for it. The library is loaded when the first chart is shown.
 */
export class Chart extends View {
  static properties = {
    heading: {attribute: false},
    days: {attribute: false},
    series: {attribute: false},
    asTable: {state: true},
  };

  #plot;
  #sizes;

  connectedCallback() {
    super.connectedCallback();
    this.#sizes = new ResizeObserver(([entry]) => this.#plot?.setSize({width: Math.round(entry.contentRect.width), height: HEIGHT}));
    const redraw = () => this.#draw();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw, {signal: this.signal});
    addEventListener('themechange', redraw, {signal: this.signal});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  updated(changed) {
    if (changed.has('days') || changed.has('series') || changed.has('asTable')) {
      this.#draw();
    }
  }

  async #draw() {
    const place = this.querySelector('.chart-canvas');
    if (!place || !this.days?.length) {
      return;
    }
    const {default: uPlot} = await import('../lib/uplot/uPlot.js');
    if (this.signal.aborted || !place.isConnected) {
      return;
    }
    this.#plot?.destroy();
    const style = getComputedStyle(this);
    const color = (name) => style.getPropertyValue(name).trim();
    const ink = resolve(this, '--text-2');
    const line = resolve(this, '--line');
    const strokes = ['--chart-1', '--chart-2', '--chart-3'].map((name) => resolve(this, name));
    const axis = {stroke: ink, grid: {stroke: line, width: 1}, ticks: {show: false}, font: `12px ${color('--font') || 'sans-serif'}`};
    const seconds = this.days.map((day) => Date.parse(`${day}T00:00:00Z`) / 1000);
    // Bars are as wide as a day, so the first and the last one need half a day more.
    const margin = this.series.some((each) => each.kind === 'bars') ? HALF_DAY : 0;
    this.#plot = new uPlot(
      {
        width: place.clientWidth,
        height: HEIGHT,
        cursor: {y: false, points: {size: 7}},
        legend: {live: true},
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
        scales: {x: {range: () => [seconds[0] - margin, seconds.at(-1) + margin]}, y: {range: (plot, low, high) => [Math.min(0, low ?? 0), high > 0 ? high * 1.08 : 1]}},
        axes: [
          {...axis, grid: {show: false}, incrs: STEPS, values: (plot, ticks) => ticks.map((tick) => shortDay(tick))},
          {...axis, size: 64, values: (plot, ticks) => ticks.map((tick) => (this.series[0].axisFormat ?? this.series[0].format ?? number)(tick))},
        ],
        series: [
          {label: t('chart.day'), value: (plot, value) => (value === null ? '–' : dayText(new Date(value * 1000).toISOString().slice(0, 10)))},
          ...this.series.map((each, index) => ({
            label: each.label,
            stroke: strokes[index % strokes.length],
            fill: each.kind === 'bars' ? strokes[index % strokes.length] : undefined,
            width: 2,
            paths: each.kind === 'bars' ? uPlot.paths.bars({size: [0.6, 28], radius: 0.2}) : uPlot.paths.linear(),
            points: {show: this.days.length < 3},
            value: (plot, value) => (value === null || value === undefined ? '–' : (each.format ?? number)(value)),
          })),
        ],
      },
      [seconds, ...this.series.map((each) => each.values)],
      place,
    );
    this.#sizes.disconnect();
    this.#sizes.observe(place);
  }

  render() {
    return html`<figure class="chart">
      <figcaption class="chart-header"><span>${this.heading}</span>
        <button type="button" class="button button-quiet button-small" aria-pressed=${this.asTable ? 'true' : 'false'} @click=${() => (this.asTable = !this.asTable)}>${t('chart.table')}</button>
      </figcaption>
      ${this.asTable ? this.#table() : html`<div class="chart-canvas" role="img" aria-label=${t('chart.label', {heading: this.heading})}></div>`}
    </figure>`;
  }

  #table() {
    return html`<div class="table-frame chart-table"><table>
      <thead><tr><th scope="col">${t('chart.day')}</th>${this.series.map((each) => html`<th scope="col" class="end">${each.label}</th>`)}</tr></thead>
      <tbody>${(this.days ?? []).map((day, row) => html`<tr><th scope="row">${dayText(day)}</th>
        ${this.series.map((each) => html`<td class="end">${each.values[row] === null || each.values[row] === undefined ? nothing : (each.format ?? number)(each.values[row])}</td>`)}</tr>`)}</tbody>
    </table></div>`;
  }
}

const shortDay = (seconds) => new Intl.DateTimeFormat(undefined, {month: 'short', day: 'numeric', timeZone: 'UTC'}).format(new Date(seconds * 1000));

/** A color token as the canvas understands it, in the theme that holds now. */
function resolve(element, name) {
  const probe = document.createElement('span');
  probe.className = 'visually-hidden';
  probe.style.color = `var(${name})`;
  element.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

customElements.define('t-chart', Chart);

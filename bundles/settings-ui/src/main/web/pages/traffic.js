import {
  html, nothing, Page, Remote, api, path, route, session, poll, t, ago, dayText, number, percent, button, linkButton, pageHeader, card, emptyState,
  plainTable, tabs, tile, tiles,
} from '../components/index.js';
import {People} from './people.js';
import {codeText, linkTo, named, served} from './platform.js';
import {periodOf, periodTabs, utcDaysOf} from './periods.js';

const BY = ['affiliate', 'campaign', 'landing', 'day'];
const EVERY = 4000;
const LAST = 50;
const OTHER = '(other)';

/** What both pages have: the tabs. */
class TrafficFrame extends Page {
  top(current, actions) {
    const report = route`${this.account}/traffic`;
    const {period} = this.query;
    return html`
      ${pageHeader({title: t('traffic.title'), lead: t('traffic.lead'), actions})}
      ${tabs(t('traffic.show'), [
        ...BY.map((by) => ({id: by, label: t(`traffic.by.${by}`), path: report, query: {period, by: by === BY[0] ? '' : by}})),
        {id: 'live', label: t('traffic.live'), path: route`${this.account}/visits`, query: {period}},
      ].filter((each) => served(each.path)), current)}`;
  }

  /** Nothing has come in yet: the code on the store's pages is what is missing. */
  nothingYet() {
    const [store] = session.storesOf(this.account);
    const target = store && served(route`${this.account}/stores/${store.id}/tracking-code`);
    return emptyState({
      icon: 'traffic', title: t('traffic.noneTitle'), text: t('traffic.noneText'),
      action: target && !session.isReadOnly ? linkButton({label: t('traffic.toCode'), target, kind: 'primary'}) : undefined,
    });
  }
}

/** Who came and what came of it, by affiliate, campaign, first page or day. */
class TrafficPage extends TrafficFrame {
  #people = new People(this);
  #report = new Remote(this, (signal) => this.#read(signal));
  #drawn = {};

  get #by() {
    return BY.includes(this.query.by) ? this.query.by : BY[0];
  }

  get #request() {
    return {by: this.#by, ...utcDaysOf(periodOf(this.query))};
  }

  async #read(signal) {
    const report = await api.get(path`accounts/${this.account}/traffic`, {query: this.#request, signal});
    if (report.by === 'affiliate') {
      this.#people.want(report.rows.map((row) => row.affiliate?.id));
    }
    return report;
  }

  willUpdate() {
    const asked = `${this.#by} ${periodOf(this.query)}`;
    if (asked !== this.asked) {
      this.asked = asked;
      this.#report.load();
    }
  }

  render() {
    return html`
      ${this.top(this.#by)}
      <div class="row bar-of-page"><div class="grow">${periodTabs(this.query)}</div></div>
      ${this.#report.view((report) => html`<div class="stack" aria-busy=${this.#report.loading ? 'true' : 'false'}>${this.#shown(report)}</div>`)}`;
  }

  #shown(report) {
    const {totals, rows, by} = report;
    if (totals.visits === 0 && totals.purchases === 0) {
      return this.nothingYet();
    }
    return html`
      ${tiles(
        tile({label: t('traffic.visits'), value: number(totals.visits)}),
        tile({label: t('traffic.visitors'), value: number(totals.visitors), hint: t('traffic.visitorsHint')}),
        tile({label: t('traffic.leads'), value: number(totals.leads), hint: t('traffic.leadsHint')}),
        tile({label: t('traffic.purchases'), value: number(totals.purchases)}),
        tile({label: t('traffic.conversion'), value: share(totals.conversion), hint: t('traffic.conversionHint')}),
      )}
      ${by === 'day' ? card({body: this.#chart(report)}) : nothing}
      ${rows.length === 0
        ? html`<p class="muted">${t(`traffic.noRows.${by}`)}</p>`
        : plainTable({
            caption: t(`traffic.by.${by}`),
            columns: [
              {label: t(`traffic.name.${by}`), primary: true, cell: (row) => this.#name(row, by)},
              ...['visits', 'visitors', 'leads', 'purchases'].map((key) => ({label: t(`traffic.${key}`), align: 'end', cell: (row) => number(row[key])})),
              {label: t('traffic.conversion'), align: 'end', cell: (row) => share(row.conversion)},
            ],
            rows: by === 'day' ? [...rows].reverse() : rows,
          })}
      <p class="muted small">${t('traffic.utc')}</p>`;
  }

  #name({name, affiliate}, by) {
    if (by === 'day') {
      return dayText(name);
    }
    if (name === OTHER) {
      return html`<span class="muted">${t('traffic.other')}</span>`;
    }
    if (by !== 'affiliate') {
      return name ? named(name) : html`<span class="muted">${t('traffic.nothing')}</span>`;
    }
    const id = affiliate?.id ?? name;
    return html`<span class="two-lines">${linkTo(route`${this.account}/affiliates/${id}`, this.#people.name(id, affiliate?.name))}${affiliate?.code ? html`<span class="small muted">${codeText(affiliate.code)}</span>` : nothing}</span>`;
  }

  #chart(report) {
    // The chart draws anew for every other array: it gets the same ones as long as the figures are the same.
    if (this.#drawn.report !== report) {
      const whole = (value) => (Number.isInteger(value) ? number(value) : '');
      const series = ['visits', 'leads', 'purchases'].map((key) => ({label: t(`traffic.${key}`), kind: 'line', values: report.rows.map((row) => row[key]), format: number, axisFormat: whole}));
      this.#drawn = {report, days: report.rows.map((row) => row.name), series};
    }
    return html`<t-chart .heading=${t('traffic.chart')} .days=${this.#drawn.days} .series=${this.#drawn.series}></t-chart>`;
  }
}

/** The last visits as they come in. */
class VisitsPage extends TrafficFrame {
  static properties = {isPaused: {state: true}};

  #visits = new Remote(this, (signal) => api.get(path`accounts/${this.account}/visits`, {query: {limit: LAST}, signal}));

  connectedCallback() {
    super.connectedCallback();
    poll(() => (this.isPaused ? null : this.#visits.load()), {ms: EVERY, signal: this.signal});
  }

  #pause() {
    this.isPaused = !this.isPaused;
    if (!this.isPaused) {
      this.#visits.load();
    }
  }

  render() {
    return html`
      ${this.top('live', button({label: t(this.isPaused ? 'traffic.goOn' : 'traffic.pause'), icon: this.isPaused ? 'sync' : 'stop', onClick: () => this.#pause()}))}
      ${this.#visits.view(({items}) => (items.length === 0 ? this.nothingYet() : this.#table(items)))}`;
  }

  #table(visits) {
    return html`
      ${plainTable({
        caption: t('traffic.lastVisits'),
        columns: [
          {label: t('traffic.page'), primary: true, cell: (visit) => named(visit.landing)},
          {label: t('traffic.at'), cell: (visit) => ago(visit.at)},
          {label: t('traffic.sentBy'), cell: (visit) => this.#sender(visit)},
          {label: t('traffic.cameFrom'), cell: (visit) => this.#origin(visit)},
          {label: t('traffic.visitor'), cell: (visit) => html`<span class="mono small muted whole-words">${visit.visitor}</span>`},
        ],
        rows: visits,
      })}
      <p class="muted small">${t('traffic.lastOnly', {count: LAST})}</p>`;
  }

  #sender({affiliate, subId}) {
    if (!affiliate) {
      return html`<span class="muted">${t('traffic.nobody')}</span>`;
    }
    return html`<span class="two-lines">${linkTo(route`${this.account}/affiliates/${affiliate.id}`, named(affiliate.name ?? affiliate.id))}
      <span class="small muted">${codeText(affiliate.code)}</span>${subId ? html`<span class="small muted">${named(subId)}</span>` : nothing}</span>`;
  }

  #origin({referrer, campaign, source, medium}) {
    const parts = [campaign, source, medium].filter(Boolean);
    return referrer || parts.length
      ? html`<span class="two-lines">${named(referrer || t('traffic.direct'))}${parts.length ? html`<span class="small muted">${named(parts.join(' · '))}</span>` : nothing}</span>`
      : html`<span class="muted">${t('traffic.direct')}</span>`;
  }
}

/** A share such as 0.0345 in percent; none without visitors, nor where most bought without a visit that was seen. */
const share = (part) => (part === null || part > 1 ? html`<span class="muted">–</span>` : percent(Math.round(part * 10_000) / 100));

customElements.define('page-traffic', TrafficPage);
customElements.define('page-visits', VisitsPage);

import {
  html, nothing, Page, Remote, api, path, route, href, router, session, poll, t, hasText, badge, button, linkButton, card, pageHeader, facts, notice, number, moment, momentText, ago, tile, tiles,
  stepList, plainTable, textField, checkField, progressBar, isAbort, focusFirstError,
} from '../components/index.js';
import {follow, syncsOf} from './runs.js';
import {stateBadge, reasonText} from './order-words.js';
import {statusText} from './rule-words.js';

const LOOK = 10_000;
const STATES = {ok: 'passed', warn: 'warning', critical: 'failed'};
const TONES = {ok: 'ok', warn: 'warn', critical: 'bad'};
/** Kinds of what a reconcile finds: first those that should not be. */
const DIFFERENCES = ['missing', 'stale', 'gone', 'platform'];
const OPEN = ['newer', 'unconfirmed', 'failed'];
const SHOWN = 100;

/** How the connection to a store is, what to do where it is not well, and whether every order is accounted for. */
class HealthPage extends Page {
  static properties = {period: {state: true}, errors: {state: true}, run: {state: true}};

  #health = new Remote(this, (signal) => api.get(`${this.#base}/health`, {signal}));
  #about = new Remote(this, (signal) => api.get(this.#base, {signal}));
  #reports = new Remote(this, async (signal) => (await api.get(`${this.#base}/reconciles`, {query: {limit: 20}, signal})).items);
  #report = new Remote(this, (signal) => api.get(`${this.#base}/${path`reconciles/${this.query.report}`}`, {signal}));

  constructor() {
    super();
    this.period = {from: '', to: '', dryRun: false};
    this.errors = {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.#about.load();
    if (this.#reconciles) {
      this.#reports.load();
    }
    poll(() => this.#health.load(), {ms: LOOK, signal: this.signal});
  }

  willUpdate() {
    if (this.query.report && this.query.report !== this.shown) {
      this.#report.set(undefined);
      this.#report.load();
    }
    this.shown = this.query.report;
  }

  get #base() {
    return path`accounts/${this.account}/stores/${this.store}`;
  }

  get #home() {
    return route`${this.account}/stores/${this.store}`;
  }

  get #zone() {
    return session.store(this.account, this.store)?.timeZone;
  }

  get #reconciles() {
    return session.serves('accounts/{account}/stores/{store}/reconciles') && session.serves('accounts/{account}/stores/{store}/syncs');
  }

  async #reconcile(event) {
    event.preventDefault();
    this.errors = {};
    const {from, to, dryRun} = this.period;
    if (from && to && from > to) {
      this.errors = {to: t('health.endsBefore')};
      await this.updateComplete;
      return focusFirstError(this);
    }
    this.run = {done: 0};
    try {
      const {run} = await api.post(`${this.#base}/reconciles`, {from: from || null, to: to || null, dryRun});
      const ended = await follow(syncsOf(this.account, this.store), run, this.signal, (seen) => (this.run = seen));
      if (ended?.state === 'succeeded') {
        router.setQuery({report: String(run)});
      } else if (ended) {
        this.errors = {all: ended.error || t('health.reconcileStopped')};
      }
      this.#reports.load();
    } catch (error) {
      if (!isAbort(error)) {
        this.errors = {all: error.message};
      }
    } finally {
      this.run = null;
    }
  }

  render() {
    const health = this.#health.value;
    return html`
      ${pageHeader({
        title: t('health.title'),
        lead: t('health.lead'),
        crumbs: [{label: session.store(this.account, this.store)?.name || this.store, path: this.#home}],
        badge: health ? badge(TONES[health.status], t(`health.status.${health.status}`)) : nothing,
        actions: session.isReadOnly ? nothing : linkButton({label: t('health.change'), target: `${this.#home}/connection/change`, icon: 'connection'}),
      })}
      ${this.#health.view((found) => this.#findings(found))}
      ${this.#about.view((store) => card({title: t('health.connection'), body: this.#facts(store)}))}
      ${this.#reconciles ? this.#reconcileCard() : nothing}
      <t-dialog wide .open=${Boolean(this.query.report)} .heading=${t('health.reportTitle')} .content=${() => this.#report.view((report) => this.#detail(report))} @close=${() => router.setQuery({report: ''})}></t-dialog>`;
  }

  #facts(store) {
    return facts([
      [t('integrations.storeUrl'), html`<span class="small">${store.storeUrl}</span>`],
      [t('health.kind'), t(`health.kinds.${store.kind === 'legacy' ? 'legacy' : 'token'}`)],
      ...(store.apiUser ? [[t('health.apiUser'), html`<bdi>${store.apiUser}</bdi>`]] : []),
      [t('health.connectedAt'), moment(store.connectedAt, store.timeZone)],
      ...(store.lastImportAt !== undefined ? [[t('health.lastImport'), store.lastImportAt ? ago(store.lastImportAt, store.timeZone) : t('integrations.neverRun')]] : []),
      [t('integrations.currency'), store.currency],
      [t('health.timeZone'), store.timeZone],
    ]);
  }

  #findings({rooms}) {
    const findings = rooms.flatMap((room) => (room.present ? room.findings.map((finding) => ({...finding, room: room.name})) : []));
    const absent = rooms.filter((room) => !room.present);
    const figures = (room, name) => findings.find((each) => each.room === room && each.name === name)?.figures;
    const backlog = figures('orders', 'backlog');
    const quota = figures('connections', 'quota');
    const byUrgency = [...findings].sort((one, other) => Object.keys(STATES).indexOf(other.status) - Object.keys(STATES).indexOf(one.status));
    const orders = (state) => (session.serves('accounts/{account}/stores/{store}/orders') ? href(`${this.#home}/orders`, {state}) : undefined);
    return html`
      ${absent.map((room) => notice({tone: 'warn', title: t('health.absent', {room: this.#word('room', room.name, room.name)}), text: t('health.absentText')}))}
      ${backlog
        ? tiles(
            tile({label: t('health.failed'), value: number(backlog.failed), href: orders('failed')}),
            tile({label: t('health.held'), value: number(backlog.held), href: orders('held')}),
            tile({label: t('health.waiting'), value: number(backlog.waiting), href: orders('waiting')}),
            tile({label: t('health.unconfirmed'), value: number(backlog.unconfirmed), hint: t('health.unconfirmedHint')}),
            quota?.left === undefined ? nothing : tile({label: t('health.quota'), value: number(quota.left), hint: t('health.quotaHint')}))
        : nothing}
      ${card({title: t('health.findings'), body: stepList(byUrgency.map((finding) => this.#finding(finding)))})}`;
  }

  #finding(finding) {
    const key = `${finding.room}-${finding.name}`;
    const isOk = finding.status === 'ok';
    return {
      label: this.#word('finding', key, finding.name),
      state: STATES[finding.status],
      note: t(`health.note.${finding.status}`),
      detail: spokenMoments(isOk ? this.#word('ok', key, finding.seen) : finding.seen),
      fix: isOk ? undefined : html`${this.#word('fix', key, finding.toDo ?? '')} ${this.#where(key)}`,
    };
  }

  /** The page on which something can be done about a finding. */
  #where(key) {
    const [page, label] = {
      'coupons-codes': ['coupons', 'nav.coupons'],
      'orders-backlog': ['orders?state=failed', 'nav.orders'],
      'orders-cursor': ['sync', 'nav.sync'],
      'sync-orders': ['sync', 'nav.sync'],
      'sync-coupons': ['sync', 'nav.sync'],
      'sync-reconcile': ['sync', 'nav.sync'],
      'connections-login': ['connection/change', 'health.change'],
      'connections-scopes': ['connection/change', 'health.change'],
    }[key] ?? [];
    return page ? html`<a href=${href(this.#home) + '/' + page}>${t(label)}</a>` : nothing;
  }

  #word(kind, name, otherwise) {
    return hasText(`health.${kind}.${name}`) ? t(`health.${kind}.${name}`) : otherwise;
  }

  #reconcileCard() {
    return card({
      title: t('health.reconcile'),
      lead: t('health.reconcileLead'),
      body: html`
        ${this.errors.all ? notice({tone: 'bad', text: this.errors.all, announce: true}) : nothing}
        ${session.isReadOnly ? nothing : html`<form class="period" novalidate @submit=${(event) => this.#reconcile(event)}>
          ${textField({id: 'from', label: t('health.from'), type: 'date', value: this.period.from, onInput: (from) => (this.period = {...this.period, from})})}
          ${textField({id: 'to', label: t('health.to'), type: 'date', value: this.period.to, error: this.errors.to, onInput: (to) => (this.period = {...this.period, to})})}
          ${checkField({id: 'dry', label: t('health.dry'), help: t('health.dryHelp'), checked: this.period.dryRun, onChange: (dryRun) => (this.period = {...this.period, dryRun})})}
          ${button({label: t('health.reconcileNow'), type: 'submit', icon: 'check', kind: 'primary', busy: Boolean(this.run)})}
        </form><p class="help">${t('health.periodHelp')}</p>`}
        ${this.run ? progressBar({label: t('health.reconciling'), done: this.run.done ?? 0, total: this.run.total}) : nothing}
        ${this.#reports.view((reports) =>
          reports.length === 0 ? html`<p class="muted">${t('health.noReports')}</p>` : plainTable({caption: t('health.reports'), columns: this.#columns(), rows: reports}))}`,
    });
  }

  #columns() {
    return [
      {label: t('health.when'), primary: true, cell: (row) => html`<a class="row-link" href=${href(router.path, {report: row.run})}>${momentText(row.endedAt)}</a>`},
      {label: t('health.time'), cell: (row) => html`<span class="small">${moment(row.from, this.#zone)} – ${moment(row.to, this.#zone)}</span>`},
      {label: t('health.listed'), align: 'end', cell: (row) => number(row.listed)},
      {label: t('health.result'), cell: (row) => html`<span class="badges">${this.#result(row)}${row.dryRun ? badge('idle', t('health.onlyLooked')) : nothing}</span>`},
    ];
  }

  #result(row) {
    const found = DIFFERENCES.reduce((sum, kind) => sum + (row.found[kind] ?? 0), 0);
    const open = OPEN.reduce((sum, kind) => sum + (row.found[kind] ?? 0), 0);
    return html`${row.agrees ? badge('ok', t('health.agrees')) : found ? badge('warn', t('health.differ', {count: found})) : badge('warn', t('health.countsDiffer'))}
      ${open ? badge('info', t('health.open', {count: open})) : nothing}`;
  }

  #detail({summary, statuses, standings, unseen, hidden, orders}) {
    const kinds = [...DIFFERENCES, ...OPEN].filter((kind) => summary.found[kind] > 0);
    return html`
      <p class="row"><span class="badges">${this.#result(summary)}${summary.dryRun ? badge('idle', t('health.onlyLooked')) : nothing}</span>
        <span class="muted small">${moment(summary.from, this.#zone)} – ${moment(summary.to, this.#zone)}</span></p>
      ${summary.agrees ? html`<p>${t('health.agreesText', {count: summary.listed})}</p>` : kinds.some((kind) => DIFFERENCES.includes(kind)) ? nothing : html`<p>${t('health.countsText', {counted: number(summary.counted), listed: number(summary.listed)})}</p>`}
      ${kinds.length ? html`<ul class="changes">${kinds.map((kind) => html`<li><p><strong>${number(summary.found[kind])}</strong> ${t(`health.foundKind.${kind}`)}</p>
        <p class="small muted">${t(summary.dryRun && DIFFERENCES.includes(kind) ? 'health.doneNothing' : `health.done.${kind}`)}</p></li>`)}</ul>` : nothing}
      ${orders.length ? html`<h3>${t('orders.title')}</h3>${plainTable({
        caption: t('orders.title'),
        columns: [
          {label: t('orders.order'), primary: true, cell: (row) => html`<a class="row-link" href=${href(`${this.#home}/orders/${row.order}`)}>${row.order}</a>`},
          {label: t('health.found'), cell: (row) => (hasText(`health.kindShort.${row.kind}`) ? t(`health.kindShort.${row.kind}`) : row.means)},
          {label: t('health.detail'), cell: (row) => html`<bdi class="small">${spokenMoments(row.detail)}</bdi>`},
        ],
        rows: orders.slice(0, SHOWN),
      })}` : nothing}
      ${standings.length ? html`<h3>${t('health.standings')}</h3>${plainTable({
        caption: t('health.standings'),
        columns: [
          {label: t('orders.stateLabel'), primary: true, cell: (row) => stateBadge(row.state)},
          {label: t('orders.reasonLabel'), cell: (row) => html`<span class="small">${reasonText(row.reason, row.why)}</span>`},
          {label: t('orders.title'), align: 'end', cell: (row) => number(row.orders)},
        ],
        rows: standings,
      })}` : nothing}
      ${statuses.length ? html`<h3>${t('health.statuses')}</h3>${plainTable({
        caption: t('health.statuses'),
        columns: [
          {label: t('orders.rule.status'), primary: true, cell: (row) => html`<span class="small">${statusText(row.status)}</span>`},
          {label: t('health.counted'), align: 'end', cell: (row) => (row.counted === row.listed ? number(row.counted) : html`<mark class="differs">${number(row.counted)}</mark>`)},
          {label: t('health.listed'), align: 'end', cell: (row) => number(row.listed)},
        ],
        rows: [...statuses].sort((one, other) => Number(other.counted !== other.listed) - Number(one.counted !== one.listed)),
      })}` : nothing}
      <p class="small muted">${t('health.rest', {unseen: number(unseen), hidden: number(hidden)})}</p>`;
  }
}

/** Moments in a sentence of the server, in the viewer's zone. */
function spokenMoments(text) {
  return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (found) => momentText(found));
}

customElements.define('page-health', HealthPage);

import {
  html, nothing, repeat, Page, Remote, api, path, route, session, t, number, moneyText, moment, momentText, agoText, duration, badge, button, pageHeader, card,
  notice, textField, plainTable, progressBar, poll, toast, confirmLoss, isAbort, focusFirstError, skeleton,
} from '../components/index.js';
import '../components/table.js';
import {syncsOf, runBadge, jobText, outcomeText, countList, follow} from './runs.js';

const QUIET = 5000;
const LIVE = 1200;
/** Milliseconds within which two ends of a time are the same one. */
const CLOSE = 60_000;

/** Sync: what runs now, starting it, trying it, counting older orders, and what was. */
class SyncPage extends Page {
  static properties = {
    runs: {state: true},
    error: {state: true},
    busy: {state: true},
    shown: {state: true},
    stopping: {state: true},
    backfill: {state: true},
    refreshKey: {state: true},
  };

  #details = new Remote(this, (signal) => this.#lookInside(signal));

  constructor() {
    super();
    this.busy = new Set();
    this.stopping = new Set();
    this.refreshKey = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#watch();
  }

  get #syncs() {
    return syncsOf(this.account, this.store);
  }

  get #base() {
    return path`accounts/${this.account}/stores/${this.store}`;
  }

  get #zone() {
    return session.store(this.account, this.store)?.timeZone;
  }

  #watch() {
    this.watching?.abort();
    this.watching = new AbortController();
    const signal = AbortSignal.any([this.signal, this.watching.signal]);
    poll(async () => {
      const {items} = await api.get(this.#syncs, {query: {limit: 25}, signal});
      this.runs = items;
      // The history is read again when something began or ended, not with every look.
      this.refreshKey = items.slice(0, 25).map((run) => `${run.id}${run.state}`).join();
      return items.some((run) => run.state === 'running') ? LIVE : QUIET;
    }, {ms: QUIET, signal});
  }

  async #doing(what, work) {
    this.busy = new Set(this.busy).add(what);
    this.error = '';
    try {
      await work();
      this.#watch();
    } catch (error) {
      if (!isAbort(error)) {
        this.error = error.message;
      }
    } finally {
      this.busy = new Set([...this.busy].filter((each) => each !== what));
    }
  }

  /** Without a discount program there are no coupons to sync, and a run would only fail. */
  get #hasCoupons() {
    return session.serves('accounts/{account}/stores/{store}/coupons') && Boolean(session.store(this.account, this.store)?.discountProgram);
  }

  #run() {
    return this.#doing('run', async () => {
      if (this.#hasCoupons) {
        await api.post(this.#syncs, {job: 'coupons'});
      }
      await api.post(this.#syncs, {job: 'orders'});
      toast(t('sync.started'));
    });
  }

  /** Both jobs tried, and what each would do shown side by side. */
  #dry() {
    return this.#doing('dry', async () => {
      toast(t('sync.dryStarted'));
      const orders = await api.post(this.#syncs, {job: 'orders', dryRun: true});
      const coupons = this.#hasCoupons ? await api.post(this.#syncs, {job: 'coupons', dryRun: true}) : null;
      this.#watch();
      const ended = await Promise.all([orders, coupons].filter(Boolean).map((run) => follow(this.#syncs, run.id, this.signal)));
      const failed = ended.find((run) => run?.state === 'failed');
      if (failed) {
        throw new Error(failed.error);
      }
      this.#show({title: t('sync.dryTitle'), orders: orders.id, coupons: Boolean(coupons), isDry: true});
    });
  }

  async #cancel(run) {
    this.stopping = new Set(this.stopping).add(run.id);
    await this.#doing(`cancel ${run.id}`, () => api.del(`${this.#syncs}/${run.id}`));
  }

  #show(what) {
    this.shown = what;
    this.#details.value = undefined;
    this.#details.error = null;
    this.#details.load();
  }

  #open(run) {
    this.#show({title: t('sync.runTitle', {job: jobText(run), when: momentText(run.startedAt ?? run.requestedAt)}), run, orders: run.dryRun && run.job === 'orders' ? run.id : null, coupons: run.dryRun && run.job === 'coupons'});
  }

  async #lookInside(signal) {
    const {orders, coupons} = this.shown;
    const absent = (error) => {
      if (error.status === 404) {
        return null;
      }
      throw error;
    };
    const [preview, plan, affiliates] = await Promise.all([
      orders ? api.get(`${this.#base}/redecisions/${orders}`, {signal}).catch(absent) : null,
      coupons ? api.get(`${this.#base}/coupons/preview`, {query: {limit: 100}, signal}).catch(absent) : null,
      orders ? this.#affiliates(signal) : null,
    ]);
    return {preview, plan, affiliates};
  }

  async #affiliates(signal) {
    if (!session.serves('accounts/{account}/affiliates')) {
      return new Map();
    }
    const {items} = await api.get(path`accounts/${this.account}/affiliates`, {query: {limit: 250}, signal});
    return new Map(items.map((affiliate) => [affiliate.id, affiliate.name]));
  }

  render() {
    const name = session.store(this.account, this.store)?.name || this.store;
    // Without a start date every order counts already.
    const canBackfill = session.serves('accounts/{account}/stores/{store}/redecisions') && session.store(this.account, this.store)?.ordersCreatedSince;
    return html`
      ${pageHeader({
        title: t('sync.title'),
        lead: t('sync.lead'),
        crumbs: [{label: name, path: route`${this.account}/stores/${this.store}`}],
        actions: session.isReadOnly ? undefined : html`
          ${canBackfill ? button({label: t('sync.backfill'), kind: 'quiet', onClick: () => (this.backfill = {from: '', to: '', errors: {}})}) : nothing}
          ${button({label: t('sync.dry'), busy: this.busy.has('dry'), title: t('sync.dryHelp'), onClick: () => this.#dry()})}
          ${button({label: t('sync.now'), kind: 'primary', icon: 'sync', busy: this.busy.has('run'), onClick: () => this.#run()})}`,
      })}
      ${this.error ? notice({tone: 'bad', text: this.error, announce: true}) : nothing}
      ${card({title: t('sync.running'), body: this.#now()})}
      <section class="stack"><h2>${t('sync.history')}</h2>${this.#history()}</section>
      <t-dialog wide .open=${Boolean(this.shown)} .heading=${this.shown?.title} .content=${() => this.#inside()} .footer=${this.shown?.isDry ? () => this.#forReal() : undefined} @close=${() => (this.shown = null)}></t-dialog>
      <t-dialog wide .open=${Boolean(this.backfill)} .heading=${t('sync.backfillTitle')} .content=${() => this.#backfillForm()} .footer=${() => this.#backfillButtons()} @close=${() => (this.backfill = null)}></t-dialog>`;
  }

  #now() {
    if (!this.runs) {
      return skeleton(2);
    }
    const running = this.runs.filter((run) => run.state === 'running');
    const last = this.runs.find((run) => !run.dryRun && run.endedAt);
    return html`<div class="stack" role="status">${running.length
      ? repeat(running, (run) => run.id, (run) => this.#live(run))
      : html`<p class="muted">${t('sync.idle')}. ${last ? t('sync.idleText', {ago: agoText(last.endedAt)}) : t('sync.idleNever')}</p>`}</div>`;
  }

  #live(run) {
    const done = run.total ? t('sync.doneOf', {done: run.done, total: run.total}) : t('sync.done', {done: run.done});
    return html`<div class="run" data-run=${run.id}>
      <div class="row"><h3>${jobText(run)}</h3>${this.#marks(run)}<span class="grow muted">${run.phase}${run.done ? ` · ${done}` : ''}</span>
        ${session.isReadOnly ? nothing : button({label: t('sync.cancel'), icon: 'stop', small: true, busy: this.stopping.has(run.id), onClick: () => this.#cancel(run)})}</div>
      ${progressBar({label: t('sync.progress', {job: jobText(run)}), done: run.done, total: run.total})}
      ${run.waiting ? notice({tone: 'info', text: t('sync.waiting', {reason: run.waiting})}) : nothing}
      ${this.stopping.has(run.id) ? html`<p class="muted small">${t('sync.cancelling')}</p>` : nothing}
      ${countList(run.counts)}
    </div>`;
  }

  #marks(run) {
    return html`${run.dryRun ? badge('idle', t('sync.isDry')) : nothing}${run.parameters?.from ? badge('idle', t('sync.isBackfill')) : nothing}`;
  }

  #history() {
    return html`<t-table
      cursor="before"
      .source=${this.#syncs}
      .query=${this.query}
      .caption=${t('sync.history')}
      .refreshKey=${this.refreshKey}
      .empty=${{title: t('sync.emptyTitle'), text: t('sync.emptyText'), icon: 'sync'}}
      .columns=${[
        {label: t('sync.what'), primary: true, cell: (run) => html`<span class="row"><button type="button" class="link-button" @click=${() => this.#open(run)}>${jobText(run)}</button>${this.#marks(run)}</span>`},
        {label: t('sync.when'), cell: (run) => html`${moment(run.startedAt ?? run.requestedAt, this.#zone)}<div class="muted small">${this.#by(run)}</div>`},
        {label: t('sync.state'), cell: runBadge},
        {label: t('sync.outcome'), cell: (run) => html`${outcomeText(run)}${run.repeats > 1 ? html`<div class="muted small">${t('sync.repeats', {count: run.repeats - 1, since: momentText(run.firstStartedAt)})}</div>` : nothing}`},
        {label: t('sync.took'), align: 'end', cell: (run) => (run.startedAt && run.endedAt ? duration(run.startedAt, run.endedAt) : '')},
      ]}></t-table>`;
  }

  #by(run) {
    return t(`runs.trigger.${run.trigger}`, {by: run.by ?? '–'});
  }

  #inside() {
    if (!this.shown) {
      return nothing;
    }
    const {run} = this.shown;
    return html`
      ${run ? html`
        <div class="row">${runBadge(run)}<span class="muted">${t('sync.startedBy')} ${moment(run.startedAt ?? run.requestedAt, this.#zone)}, ${this.#by(run)}</span></div>
        ${run.error ? notice({tone: 'bad', text: run.error}) : nothing}
        ${countList(run.counts)}
        ${run.parameters?.from && !run.dryRun && run.state === 'succeeded' && !session.isReadOnly
          ? html`<div>${button({label: t('sync.takeBack'), icon: 'undo', onClick: () => this.#undo(run.parameters)})}</div>` : nothing}` : nothing}
      ${this.shown.orders || this.shown.coupons ? this.#details.view(({preview, plan, affiliates}) => html`
        ${preview ? this.#preview(preview, affiliates) : nothing}
        ${plan ? this.#plan(plan) : nothing}
        ${!preview && !plan ? html`<p class="muted">${t('sync.wouldNothing')}</p>` : nothing}`) : nothing}`;
  }

  #forReal() {
    return session.isReadOnly ? nothing : html`${button({label: t('actions.close'), onClick: () => (this.shown = null)})}
      ${button({label: t('sync.runForReal'), kind: 'primary', onClick: () => { this.shown = null; this.#run(); }})}`;
  }

  #plan(plan) {
    const lines = plan.items.filter((line) => line.step !== 'none');
    return html`<h3>${t('sync.coupons')}</h3>${lines.length
      ? plainTable({
          caption: t('sync.coupons'),
          columns: [
            {label: t('program.code'), primary: true, cell: (line) => html`<span class="mono">${line.code}</span>`},
            {label: t('program.couponName'), cell: (line) => line.name},
            {label: t('program.what'), cell: (line) => badge('info', t(`program.step.${line.step}`))},
          ],
          rows: lines,
        })
      : html`<p class="muted">${t('program.planNothing')}</p>`}`;
  }

  #preview(preview, affiliates) {
    const changes = preview.changes ?? [];
    const sum = (orders, amount, currency) => html`${moneyText(amount, currency)} <span class="muted">(${number(orders)})</span>`;
    const sums = (label, rows, name) => rows.length === 0 ? nothing : plainTable({
      caption: label,
      columns: [
        {label, primary: true, cell: name},
        {label: t('sync.before'), align: 'end', cell: (row) => sum(row.ordersBefore, row.amountBefore, row.currency)},
        {label: t('sync.after'), align: 'end', cell: (row) => sum(row.ordersAfter, row.amountAfter, row.currency)},
      ],
      rows,
    });
    return html`<h3>${t('runs.job.orders')}</h3>
      <p><strong>${preview.changed ? t('sync.wouldOrders', {count: preview.changed}) : t('sync.wouldNothing')}</strong> ${t('sync.ofOrders', {count: preview.orders})}</p>
      ${preview.changed ? html`
        ${sums(t('sync.purchases'), preview.currencies, (row) => row.currency)}
        ${sums(t('sync.affiliate'), preview.affiliates, (row) => (row.affiliate ? affiliates?.get(row.affiliate) ?? row.affiliate : t('sync.nobody')))}
        <div class="scroll-frame">${plainTable({
          caption: t('sync.wouldOrders', {count: changes.length}),
          columns: [
            {label: t('sync.order'), primary: true, cell: (row) => row.order},
            {label: t('sync.before'), cell: (row) => row.before},
            {label: t('sync.after'), cell: (row) => row.after},
          ],
          rows: changes,
        })}</div>
        ${preview.changed > changes.length ? html`<p class="muted small">${t('sync.moreChanges', {count: changes.length})}</p>` : nothing}` : nothing}`;
  }

  #backfillForm() {
    if (!this.backfill) {
      return nothing;
    }
    const {from, to, errors, preview, affiliates, problem} = this.backfill;
    const set = (changes) => (this.backfill = {...this.backfill, ...changes, errors: {}, preview: null, problem: ''});
    return html`
      <p class="muted">${t('sync.backfillLead')}</p>
      <div class="choices">
        ${textField({id: 'backfill-from', label: t('sync.from'), type: 'date', value: from, error: errors.from, help: t('sync.datesHelp', {zone: this.#zone ?? ''}), onInput: (value) => set({from: value})})}
        ${textField({id: 'backfill-to', label: t('sync.to'), type: 'date', value: to, error: errors.to, onInput: (value) => set({to: value})})}
      </div>
      ${problem ? notice({tone: 'bad', text: problem, announce: true}) : nothing}
      ${this.busy.has('backfill') ? html`<div class="stack-s" role="status"><p class="muted">${this.backfill.phase ?? t('loading')}</p>${progressBar({label: t('sync.preview')})}</div>` : nothing}
      ${preview ? html`<div class="stack" role="status">${this.#preview(preview, affiliates)}</div>` : nothing}`;
  }

  #backfillButtons() {
    const preview = this.backfill?.preview;
    return html`
      ${button({label: t('actions.cancel'), onClick: () => (this.backfill = null)})}
      ${button({label: t('sync.preview'), kind: preview?.changed ? 'plain' : 'primary', busy: this.busy.has('backfill'), onClick: () => this.#previewBackfill()})}
      ${preview?.changed ? button({label: t('sync.backfillDo', {count: preview.changed}), kind: 'primary', onClick: () => this.#doBackfill()}) : nothing}`;
  }

  async #previewBackfill() {
    const {from, to} = this.backfill;
    const errors = {from: from ? '' : t('sync.missingFrom'), to: !to ? t('sync.missingTo') : from && to < from ? t('sync.wrongOrder') : ''};
    if (errors.from || errors.to) {
      this.backfill = {...this.backfill, errors};
      await this.updateComplete;
      const dialog = this.querySelector('t-dialog dialog[open]');
      await this.querySelectorAll('t-dialog')[1].updateComplete;
      focusFirstError(dialog);
      return;
    }
    this.busy = new Set(this.busy).add('backfill');
    try {
      const {run} = await api.post(`${this.#base}/redecisions/backfill-preview`, {from, to}, {signal: this.signal});
      const ended = await follow(this.#syncs, run, this.signal, (now) => (this.backfill = this.backfill && {...this.backfill, phase: now.waiting || now.phase}));
      if (ended?.state !== 'succeeded') {
        throw new Error(ended?.error ?? t('runs.state.cancelled'));
      }
      const [preview, affiliates] = await Promise.all([api.get(`${this.#base}/redecisions/${run}`, {signal: this.signal}), this.#affiliates(this.signal)]);
      this.backfill = this.backfill && {...this.backfill, preview, affiliates};
    } catch (error) {
      if (!isAbort(error) && this.backfill) {
        this.backfill = {...this.backfill, problem: error.message};
      }
    } finally {
      this.busy = new Set([...this.busy].filter((each) => each !== 'backfill'));
    }
  }

  async #doBackfill() {
    const {from, to} = this.backfill;
    this.backfill = null;
    await this.#doing('backfill', async () => {
      const {run} = await api.post(`${this.#base}/redecisions/backfill`, {from, to});
      const {parameters} = await api.get(`${this.#syncs}/${run}`);
      toast(t('sync.backfillDone'), {undo: () => this.#takeBack(parameters)});
    });
  }

  async #undo(parameters) {
    this.shown = null;
    if (await confirmLoss({title: t('sync.takeBackTitle'), text: t('sync.takeBackText'), action: t('sync.takeBack')})) {
      await this.#takeBack(parameters);
    }
  }

  /** By the moments that the rules keep: a last day that is today ended when it was asked for, and the run began after. */
  #takeBack({from, to}) {
    return this.#doing('undo', async () => {
      const {historical = []} = await api.get(`${this.#base}/rules`);
      const apart = (time) => Math.abs(new Date(time.to) - new Date(to));
      const [kept] = (historical ?? []).filter((time) => time.from === from && apart(time) < CLOSE).sort((one, other) => apart(one) - apart(other));
      if (!kept) {
        throw new Error(t('sync.takenBack'));
      }
      await api.post(`${this.#base}/redecisions/backfill-undo`, {from: kept.from, to: kept.to});
      toast(t('sync.backfillUndone'));
    });
  }
}

customElements.define('page-sync', SyncPage);

import {
  html, nothing, Page, Remote, api, path, session, poll, t, isAbort, linkButton, pageHeader, card, emptyState, selectField, tiles, tile,
  plainTable, icon, href, route, router, number, money, moneyText, viewerZone,
} from '../components/index.js';
import {amounts, codeText, linkTo, named, served} from './platform.js';
import {daysOf, periodOf, periodTabs} from './periods.js';
import {purchaseColumns} from './purchase-columns.js';

const EVERY = 30_000;
const TO_LOOK_AT = ['failed', 'held', 'waiting'];
const RECENT = 8;
const SHOWN = ['sales', 'commissions', 'purchases'];
/** What hosts tell that follow visitors; null with others. */
const COUNTED = ['visitors', 'leads'];

/** How the account does: purchases and commissions by day, who brought them, and what waits for somebody. */
class DashboardPage extends Page {
  #board = new Remote(this, (signal) => api.get(path`accounts/${this.account}/dashboard`, {query: {...daysOf(this.#period), zone: viewerZone}, signal}));
  #recent = new Remote(this, (signal) => this.#lastPurchases(signal));
  #orders = new Remote(this, (signal) => this.#ordersToLookAt(signal));
  #start = new Remote(this, (signal) => this.#steps(signal));
  #drawn = {};

  connectedCallback() {
    super.connectedCallback();
    poll(() => this.#look(), {ms: EVERY, signal: this.signal});
  }

  #look() {
    const isSettled = this.#start.value?.every((step) => step.done);
    return Promise.all([this.#board.load(), this.#recent.load(), this.#orders.load(), isSettled ? null : this.#start.load()]);
  }

  willUpdate() {
    const period = this.#period;
    if (this.asked !== undefined && this.asked !== period) {
      this.#board.load();
    }
    this.asked = period;
  }

  get #period() {
    return periodOf(this.query);
  }

  async #lastPurchases(signal) {
    if (!session.serves('accounts/{account}/purchases')) {
      return null;
    }
    return (await api.get(path`accounts/${this.account}/purchases`, {query: {sort: '-ordered', limit: RECENT}, signal})).items;
  }

  /** `{store, counts: {failed, held, waiting}}` of each store whose orders can be counted. */
  async #ordersToLookAt(signal) {
    if (!session.serves('accounts/{account}/stores/{store}/orders')) {
      return [];
    }
    const stores = await session.refreshStores(this.account);
    const found = await Promise.all(stores.map((store) => this.#counts(store, signal)));
    return found.filter(Boolean);
  }

  async #counts(store, signal) {
    try {
      const {counts} = await api.get(path`accounts/${this.account}/stores/${store.id}/orders/counts`, {signal});
      return {store, counts: Object.fromEntries(counts.map(({state, orders}) => [state, orders]))};
    } catch (error) {
      if (isAbort(error)) {
        throw error;
      }
      // A server that cannot count them, or a store that is being disconnected: nothing is said about it.
      return null;
    }
  }

  /** The first steps of an account: `[{id, done, target}]`. */
  async #steps(signal) {
    if (session.isReadOnly || !session.serves('accounts/{account}/stores')) {
      return [];
    }
    const [stores, affiliates] = await Promise.all([session.refreshStores(this.account), this.#hasAffiliates(signal)]);
    const [store] = stores;
    const [hasSynced, code] = await Promise.all([this.#hasSynced(stores, signal), this.#trackingCode(stores, signal)]);
    const ofStore = (part) => (store ? served(route`${this.account}/stores/${store.id}/` + part) : null);
    return [
      {id: 'connect', done: stores.length > 0, target: served(route`${this.account}/integrations/bigcommerce/connect`) ?? route`${this.account}/integrations`},
      {id: 'discount', done: stores.some((each) => each.discountProgram), target: ofStore('discount-program'), after: 'connect'},
      {id: 'affiliates', done: affiliates, target: served(route`${this.account}/affiliates`)},
      {id: 'sync', done: hasSynced, target: ofStore('sync') ?? route`${this.account}/integrations`, after: 'connect'},
      ...(code ? [{id: 'code', done: code === 'there', target: ofStore('tracking-code'), after: 'connect'}] : []),
    ];
  }

  /** Whether a store has the tracking code on its pages: `there` or `missing`; null where there is none to be put there. */
  async #trackingCode(stores, signal) {
    if (!session.serves('accounts/{account}/stores/{store}/tracking-code')) {
      return null;
    }
    if (session.serves('accounts/{account}/visits') && (await api.get(path`accounts/${this.account}/visits`, {query: {limit: 1}, signal})).items.length > 0) {
      return 'there';
    }
    const codes = await Promise.all(stores.map((store) => api.get(path`accounts/${this.account}/stores/${store.id}/tracking-code`, {signal})));
    return codes.some(({installed, verified}) => installed || verified?.outcome === 'present') ? 'there' : codes.some(({available}) => available) ? 'missing' : null;
  }

  async #hasAffiliates(signal) {
    return session.serves('accounts/{account}/affiliates') && (await api.get(path`accounts/${this.account}/affiliates`, {query: {limit: 1}, signal})).items.length > 0;
  }

  async #hasSynced(stores, signal) {
    if (!session.serves('accounts/{account}/stores/{store}/syncs')) {
      return false;
    }
    const runs = await Promise.all(stores.map((store) => api.get(path`accounts/${this.account}/stores/${store.id}/syncs`, {query: {limit: 20}, signal})));
    return runs.some(({items}) => items.some((run) => run.job === 'orders' && !run.dryRun && run.endedAt));
  }

  render() {
    const currency = this.#currency(this.#board.value);
    // The steps stand above the figures: these wait, so that nothing jumps.
    if (this.#start.value === undefined && !this.#start.error) {
      return html`${pageHeader({title: t('dashboard.title')})}${waiting()}`;
    }
    return html`
      ${pageHeader({title: t('dashboard.title')})}
      ${this.#start.value?.some((step) => !step.done) ? this.#todo(this.#start.value) : nothing}
      ${this.#isNew ? nothing : this.#overPeriod(currency)}
      ${this.#recent.value?.length ? this.#purchases(this.#recent.value) : nothing}`;
  }

  /** Nobody ever came or bought, and there are steps to take: then these are all there is to see. */
  get #isNew() {
    const board = this.#board.value;
    return this.#start.value?.some((step) => !step.done) && board && board.currencies.length === 0 && board.unpaid.length === 0 && !board.visitors && !board.leads && !this.#recent.value?.length;
  }

  #overPeriod(currency) {
    return html`
      <div class="row bar-of-page">
        <div class="grow">${periodTabs(this.query)}</div>
        ${this.#board.value?.currencies.length > 1
          ? selectField({id: 'currency', label: t('dashboard.currency'), hideLabel: true, width: 'short', value: currency, options: this.#board.value.currencies.map((each) => ({value: each.currency, label: each.currency})), onChange: (value) => router.setQuery({currency: value})})
          : nothing}
      </div>
      ${this.#board.view((board) => this.#figures(board, currency), waiting())}`;
  }

  /** The chosen currency, or the one with most purchases. */
  #currency(board) {
    const currencies = board?.currencies ?? [];
    const most = [...currencies].sort((one, other) => other.purchases - one.purchases)[0]?.currency;
    return currencies.some((each) => each.currency === this.query?.currency) ? this.query.currency : most;
  }

  #todo(steps) {
    const next = steps.find((step) => !step.done);
    return card({
      title: t('dashboard.todo.title'),
      lead: t('dashboard.todo.lead', {done: steps.filter((step) => step.done).length, all: steps.length}),
      body: html`<ol class="todo">${steps.map((step) => html`
        <li class="todo-step ${step.done ? 'is-done' : ''}">
          <span class="step-mark">${step.done ? icon('check', 16) : nothing}</span>
          <div class="grow"><strong>${t(`dashboard.todo.${step.id}.title`)}</strong>${step.done ? html`<span class="visually-hidden"> ${t('dashboard.todo.done')}</span>` : html`<p class="muted">${t(`dashboard.todo.${step.id}.text`)}</p>`}</div>
          ${!step.done && step.target && (!step.after || steps.find((each) => each.id === step.after).done) ? linkButton({label: t(`dashboard.todo.${step.id}.action`), target: step.target, kind: step === next ? 'primary' : 'plain'}) : nothing}
        </li>`)}</ol>`,
    });
  }

  #figures(board, currency) {
    const sum = board.currencies.find((each) => each.currency === currency);
    const shown = [...(sum ? SHOWN : []), ...COUNTED.filter((each) => board[each] > 0)];
    return html`
      ${tiles(
        board.visitors === null ? nothing : tile({label: t('dashboard.visitors'), value: number(board.visitors), href: this.#more(route`${this.account}/traffic`, {by: 'day', period: this.query?.period})}),
        board.leads === null ? nothing : tile({label: t('dashboard.leads'), value: number(board.leads), href: this.#more(route`${this.account}/leads`)}),
        tile({label: t('dashboard.purchases'), value: number(sum?.purchases ?? 0), hint: board.currencies.length > 1 ? t('dashboard.inCurrency', {currency}) : nothing}),
        sum ? tile({label: t('dashboard.sales'), value: money(sum.amount, currency), hint: t('dashboard.salesHint')}) : nothing,
        sum ? tile({label: t('dashboard.commissions'), value: money(sum.commission, currency)}) : nothing,
        tile({
          label: t('dashboard.unpaid'),
          value: board.unpaid.length ? amounts(board.unpaid) : t('dashboard.nothing'),
          hint: t('dashboard.unpaidHint'),
          href: board.unpaid.length ? this.#link(route`${this.account}/payouts/new`) : undefined,
        }),
      )}
      ${shown.length ? card({body: this.#chart(board, currency, shown)}) : nothing}
      ${sum ? nothing : emptyState({icon: 'purchases', title: t('dashboard.noneTitle'), text: t('dashboard.noneText')})}
      <div class=${sum && this.#orders.value?.length ? 'columns columns-side' : 'columns columns-one'}>
        ${sum ? this.#top(board.topAffiliates.filter((each) => each.currency === currency), currency) : nothing}
        ${this.#toLookAt()}
      </div>`;
  }

  #link(target) {
    return served(target) && !session.isReadOnly ? href(target) : undefined;
  }

  /** The page that says more of it. */
  #more(target, query) {
    return served(target) ? href(target, query) : undefined;
  }

  #chart(board, currency, choice) {
    const show = choice.includes(this.query?.show) ? this.query.show : choice[0];
    // The chart draws anew for every other array: it gets the same ones as long as the figures are the same.
    if (this.#drawn.board !== board || this.#drawn.currency !== currency || this.#drawn.show !== show) {
      this.#drawn = {board, currency, show, days: board.days.map((each) => each.day), series: [{label: t(`dashboard.${show}`), kind: 'bars', ...drawn(board, currency, show)}]};
    }
    return html`
      <div class="segmented chart-choice" role="group" aria-label=${t('dashboard.show')}>
        ${choice.map((each) => html`<button type="button" aria-pressed=${each === show ? 'true' : 'false'} @click=${() => router.setQuery({show: each === choice[0] ? '' : each})}>${t(`dashboard.${each}`)}</button>`)}
      </div>
      <t-chart .heading=${t(`dashboard.chart.${show}`, {currency})} .days=${this.#drawn.days} .series=${this.#drawn.series}></t-chart>`;
  }

  #top(affiliates, currency) {
    return html`<section class="stack-small"><h2>${t('dashboard.top')}</h2>
      ${affiliates.length === 0
        ? html`<p class="muted">${t('dashboard.topNone')}</p>`
        : plainTable({
            caption: t('dashboard.top'),
            columns: [
              {label: t('affiliates.name'), primary: true, cell: (each) => html`<span class="two-lines">${linkTo(route`${this.account}/affiliates/${each.affiliate}`, named(each.name))}<span class="small muted">${codeText(each.code)}</span></span>`},
              {label: t('dashboard.purchases'), align: 'end', cell: (each) => number(each.purchases)},
              {label: t('dashboard.sales'), align: 'end', cell: (each) => money(each.amount, currency)},
              {label: t('dashboard.commission'), align: 'end', cell: (each) => money(each.commission, currency)},
            ],
            rows: affiliates,
          })}</section>`;
  }

  #toLookAt() {
    const stores = this.#orders.value ?? [];
    return stores.length === 0 ? nothing : html`<section class="stack-small"><h2>${t('dashboard.orders')}</h2>
      ${stores.map(({store, counts}) => card({
        body: html`${stores.length > 1 ? html`<h3 class="cut">${named(store.name || store.id)}</h3>` : nothing}
          ${TO_LOOK_AT.some((state) => counts[state] > 0)
            ? html`<ul class="to-look-at">${TO_LOOK_AT.map((state) => this.#count(store, state, counts[state] ?? 0))}</ul>`
            : html`<p class="muted">${t('dashboard.orderNone')}</p>`}`,
      }))}</section>`;
  }

  #count(store, state, orders) {
    const target = served(route`${this.account}/stores/${store.id}/orders`);
    const label = html`<strong>${t(`dashboard.order.${state}`)}</strong><span class="muted small">${t(`dashboard.order.${state}Hint`)}</span>`;
    return html`<li class=${orders > 0 && state === 'failed' ? 'is-bad' : ''}><span class="figure">${number(orders)}</span>
      ${target && orders > 0 ? html`<a class="row-link" href=${href(target, {state})}>${label}</a>` : html`<span>${label}</span>`}</li>`;
  }

  #purchases(purchases) {
    const all = served(route`${this.account}/purchases`);
    return html`<section class="stack-small">
      <div class="row"><h2 class="grow">${t('dashboard.recent')}</h2>${all ? linkButton({label: t('dashboard.allPurchases'), target: all, kind: 'quiet', small: true}) : nothing}</div>
      ${plainTable({
        caption: t('dashboard.recent'),
        columns: purchaseColumns(this.account, {sorted: false}),
        rows: purchases,
      })}</section>`;
  }
}

/** The figures of each day and how they are written. */
function drawn(board, currency, show) {
  const whole = {format: number, axisFormat: (value) => (Number.isInteger(value) ? number(value) : '')};
  if (COUNTED.includes(show)) {
    return {values: board.days.map((day) => day[show]), ...whole};
  }
  const member = {sales: 'amount', commissions: 'commission', purchases: 'purchases'}[show];
  const values = board.days.map((day) => Number(day.byCurrency.find((each) => each.currency === currency)?.[member] ?? 0));
  const scale = new Intl.NumberFormat(undefined, {style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1});
  return show === 'purchases' ? {values, ...whole} : {values, format: (value) => moneyText(value, currency), axisFormat: (value) => scale.format(value)};
}

/** As high as what comes. */
const waiting = () => html`
  <div class="tiles" role="status"><span class="visually-hidden">${t('loading')}</span>${[1, 2, 3, 4].map(() => html`<div class="tile tile-waiting" aria-hidden="true"><span class="skeleton-line"></span></div>`)}</div>
  <div class="card chart-waiting" aria-hidden="true"></div>`;

customElements.define('page-dashboard', DashboardPage);

import {
  html, nothing, Page, Remote, api, path, route, href, router, session, poll, t, button, pageHeader, notice, money, moment, number, toast,
} from '../components/index.js';
import {STATES, flagBadge, reasonText, reasons, stateBadge, stateText} from './order-words.js';
import {People} from './people.js';

const LOOK = 10_000;

/** The orders of a store and why each stands as it does. */
class OrdersPage extends Page {
  static properties = {busy: {state: true}, missing: {state: true}};

  #people = new People(this);
  #counts = new Remote(this, (signal) => this.#count(signal));

  connectedCallback() {
    super.connectedCallback();
    poll(() => this.#counts.load(), {ms: LOOK, signal: this.signal});
  }

  get #orders() {
    return path`accounts/${this.account}/stores/${this.store}/orders`;
  }

  async #count(signal) {
    const {counts} = await api.get(`${this.#orders}/counts`, {signal});
    return Object.fromEntries(counts.map((each) => [each.state, each.orders]));
  }

  async #retryAll() {
    this.busy = true;
    try {
      const {orders} = await api.post(`${this.#orders}/retry-all`, {});
      toast(t('orders.retried', {count: orders}));
    } catch (error) {
      toast(error.message, {tone: 'bad'});
    } finally {
      this.busy = false;
      this.#counts.load();
    }
  }

  async #fetch(id) {
    this.busy = true;
    try {
      const {run} = await api.post(`${this.#orders}/${id}/retry`, {});
      router.go(route`${this.account}/stores/${this.store}/orders/${id}`, {query: {run}});
    } catch (error) {
      toast(error.message, {tone: 'bad'});
    } finally {
      this.busy = false;
    }
  }

  #rows(answer) {
    this.#people.want(answer.items.map((row) => row.purchase?.affiliate?.id));
    const q = this.query.q?.trim() ?? '';
    this.missing = answer.items.length === 0 && /^[1-9]\d{0,17}$/.test(q) ? q : '';
  }

  render() {
    const failed = this.#counts.value?.failed ?? 0;
    return html`
      ${pageHeader({
        title: t('orders.title'),
        lead: t('orders.lead'),
        crumbs: [{label: session.store(this.account, this.store)?.name || this.store, path: route`${this.account}/stores/${this.store}`}],
        actions: failed > 0 && !session.isReadOnly ? button({label: t('orders.retryAll', {count: number(failed)}), icon: 'sync', busy: this.busy, onClick: () => this.#retryAll()}) : nothing,
      })}
      ${this.#strip()}
      ${this.missing && this.missing === this.query.q?.trim() && !session.isReadOnly
        ? notice({title: t('orders.missing', {id: this.missing}), text: t('orders.missingText'), announce: true, actions: button({label: t('orders.fetch'), small: true, busy: this.busy, onClick: () => this.#fetch(this.missing)})})
        : nothing}
      <t-table
        .source=${this.#orders}
        .query=${this.query}
        .fixed=${{state: this.query.state}}
        .caption=${t('orders.title')}
        .columns=${this.#columns()}
        .filters=${this.#filters()}
        .csv=${`${this.#orders}/export.csv`}
        .empty=${this.query.state
          ? {icon: 'orders', title: t('orders.noneInState', {state: stateText(this.query.state)})}
          : {icon: 'orders', title: t('orders.none'), text: t('orders.noneText')}}
        .rowHref=${(row) => route`${this.account}/stores/${this.store}/orders/${row.orderId}`}
        .refreshKey=${this.query.page ? '' : JSON.stringify(this.#counts.value ?? '')}
        @rows=${(event) => this.#rows(event.detail)}
      ></t-table>`;
  }

  /** One link per state, with how many orders stand so. */
  #strip() {
    const counts = this.#counts.value;
    const all = counts ? Object.values(counts).reduce((sum, each) => sum + each, 0) : null;
    const link = (state, label, count) => html`<a class="state-link" href=${href(router.path, {...this.query, state, page: ''})} aria-current=${(this.query.state ?? '') === state ? 'true' : nothing}>
      <span class="state-count">${count === null ? '–' : number(count)}</span><span>${label}</span></a>`;
    return html`<nav class="states" aria-label=${t('orders.byState')}>
      ${link('', t('orders.all'), all)}
      ${STATES.map((state) => link(state, stateText(state), counts ? counts[state] ?? 0 : null))}
    </nav>`;
  }

  #filters() {
    const people = this.#people.list.map((each) => ({value: each.id, label: each.code ? `${each.name} (${each.code})` : each.name}));
    const wanted = this.query.affiliate;
    if (wanted && !people.some((each) => each.value === wanted)) {
      people.unshift({value: wanted, label: wanted});
    }
    return [
      {key: 'q', label: t('orders.search'), type: 'search'},
      {key: 'reason', label: t('orders.reasonLabel'), type: 'select', options: reasons()},
      ...(people.length ? [{key: 'affiliate', label: t('orders.affiliate'), type: 'select', options: people}] : []),
      {key: 'coupon', label: t('orders.coupon'), type: 'text'},
      {key: 'since', label: t('orders.since'), type: 'date'},
      {key: 'until', label: t('orders.until'), type: 'date'},
    ];
  }

  #columns() {
    const zone = session.store(this.account, this.store)?.timeZone;
    return [
      {label: t('orders.order'), primary: true, cell: (row) => html`<span class="visually-hidden">${t('orders.order')} </span>${row.orderId}`},
      {label: t('orders.stateLabel'), cell: (row) => html`<span class="badges">${stateBadge(row.state)}${row.flags.map(flagBadge)}</span>`},
      {label: t('orders.reasonLabel'), cell: (row) => html`<span class="small">${reasonText(row.reason, row.why)}</span>`},
      {label: t('orders.affiliate'), cell: (row) => this.#whose(row)},
      {label: t('orders.amount'), align: 'end', cell: (row) => (row.purchase ? html`<span class=${row.purchase.state === 'live' ? '' : 'gone'}>${money(row.purchase.amount, row.purchase.currency)}</span>` : html`<span class="muted">–</span>`)},
      {label: t('orders.ordered'), cell: (row) => html`<span class="small">${moment(row.orderedAt, zone)}</span>`},
    ];
  }

  #whose(row) {
    const affiliate = row.purchase?.affiliate;
    const codes = affiliate ? [affiliate.code] : row.coupons ?? [];
    return html`<span class="person">
      ${affiliate ? html`<span class="cut" title=${this.#people.nameText(affiliate.id) || affiliate.name || ''}>${this.#people.name(affiliate.id, affiliate.name)}</span>` : codes.length ? nothing : html`<span class="muted">–</span>`}
      ${codes.map((code) => html`<bdi class="code cut" title=${code}>${code}</bdi>`)}</span>`;
  }
}

customElements.define('page-orders', OrdersPage);

import {
  html, nothing, Page, Remote, api, path, route, session, t, ago, moment, number, badge, button, linkButton, pageHeader, card, facts, notice,
  tile, tiles, poll, href, toast,
} from '../components/index.js';
import {hasPage} from './index.js';
import {syncsOf, outcomeText} from './runs.js';
import {programText} from './stores.js';

const EVERY = 5000;

/** One connected store at a glance, and what to do next. */
class OverviewPage extends Page {
  static properties = {busy: {state: true}};

  #found = new Remote(this, (signal) => this.#look(signal));

  connectedCallback() {
    super.connectedCallback();
    poll(() => this.#found.load(), {ms: EVERY, signal: this.signal});
  }

  get #base() {
    return path`accounts/${this.account}/stores/${this.store}`;
  }

  async #look(signal) {
    const [store, runs, counts] = await Promise.all([
      api.get(this.#base, {signal}),
      this.#maybe('accounts/{account}/stores/{store}/syncs', () => api.get(syncsOf(this.account, this.store), {query: {limit: 20}, signal})),
      this.#maybe('accounts/{account}/stores/{store}/orders', () => api.get(`${this.#base}/orders/counts`, {signal})),
    ]);
    return {store, runs: runs?.items ?? [], counts: counts?.counts ?? null};
  }

  /** What a part that may be missing says; null without it. */
  async #maybe(section, ask) {
    if (!session.serves(section)) {
      return null;
    }
    try {
      return await ask();
    } catch (error) {
      if ([404, 405, 422].includes(error.status)) {
        return null;
      }
      throw error;
    }
  }

  async #sync() {
    this.busy = true;
    try {
      await api.post(syncsOf(this.account, this.store), {job: 'coupons'});
      await api.post(syncsOf(this.account, this.store), {job: 'orders'});
      toast(t('sync.started'));
      this.#found.load();
    } catch (error) {
      toast(error.message, {tone: 'bad'});
    } finally {
      this.busy = false;
    }
  }

  render() {
    const store = this.#found.value?.store ?? session.store(this.account, this.store);
    const isGood = store?.state === 'active';
    const canSync = session.serves('accounts/{account}/stores/{store}/syncs') && !session.isReadOnly;
    return html`
      ${pageHeader({
        title: store?.name || this.store,
        badge: store ? badge(isGood ? 'ok' : 'warn', t(`integrations.state.${store.state.replace('_', '-')}`)) : nothing,
        crumbs: [{label: t('nav.integrations'), path: route`${this.account}/integrations`}],
        actions: canSync ? button({label: t('integrations.sync'), icon: 'sync', kind: 'primary', busy: this.busy, onClick: () => this.#sync()}) : undefined,
      })}
      ${this.#found.view((found) => this.#content(found))}`;
  }

  #content({store, runs, counts}) {
    const zone = store.timeZone;
    const last = (job) => runs.find((run) => run.job === job && !run.dryRun);
    const orders = last('orders');
    const coupons = last('coupons');
    const home = route`${this.account}/stores/${this.store}`;
    const count = (name) => counts?.find((each) => each.state === name)?.orders ?? 0;
    return html`
      ${store.attention ? notice({tone: 'warn', title: t('overview.attention'), text: store.attention, actions: session.isReadOnly ? undefined : linkButton({label: t('overview.change'), target: `${home}/connection/change`})}) : nothing}
      ${store.discountProgram ? nothing : this.#next(home)}
      ${tiles(
        tile({label: t('overview.lastSync'), value: this.#ended(orders, zone), hint: orders && orders.state !== 'running' ? outcomeText(orders) : t('overview.nextSync')}),
        ...(counts
          ? ['credited', 'waiting', 'held', 'failed'].filter((state) => state === 'credited' || count(state) > 0).map((state) => tile({label: t(`overview.state.${state}`), value: number(count(state)), hint: t('overview.orders'), href: hasPage('orders') ? href(`${home}/orders`, {state}) : undefined}))
          : []),
        ...(coupons ? [tile({label: t('overview.lastCoupons'), value: this.#ended(coupons, zone), hint: coupons.state === 'running' ? '' : outcomeText(coupons)})] : []),
        tile({label: t('overview.program'), value: html`<span class="figure-text">${programText(store.discountProgram, store.currency) ?? t('integrations.noDiscount')}</span>`, href: href(`${home}/discount-program`)}),
      )}
      ${card({
        title: t('overview.connection'),
        actions: session.isReadOnly ? undefined : linkButton({label: t('overview.change'), small: true, target: `${home}/connection/change`}),
        body: facts([
          [t('connect.storeUrl'), html`<span class="small">${store.storeUrl}</span>`],
          [t('connect.apiKey'), t(`overview.kind.${store.kind}`, {user: store.apiUser})],
          [t('overview.storefront'), store.storefrontUrl ?? store.domain],
          [t('integrations.currency'), store.currency],
          [t('overview.timeZone'), store.timeZone],
          [t('overview.since'), store.ordersCreatedSince ? moment(store.ordersCreatedSince, zone) : t('overview.allOrders')],
          [t('overview.connectedSince'), ago(store.connectedAt, zone)],
        ]),
      })}`;
  }

  #ended(run, zone) {
    return html`<span class="figure-text">${!run ? t('overview.never') : run.state === 'running' ? t('integrations.running') : ago(run.endedAt ?? run.requestedAt, zone)}</span>`;
  }

  #next(home) {
    return html`<section class="card next-card">
      <div class="row"><div class="grow"><h2>${t('overview.setProgram')}</h2><p class="muted">${t('overview.setProgramText')}</p></div>
      ${linkButton({label: t('connect.manageProgram'), kind: 'primary', target: `${home}/discount-program`})}</div>
    </section>`;
  }
}

customElements.define('page-overview', OverviewPage);

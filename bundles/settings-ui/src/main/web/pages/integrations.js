import {
  html, nothing, repeat, Page, Remote, api, path, route, session, poll, t, hasText, badge, button, linkButton, pageHeader, facts, emptyState, notice,
  ago, confirmLoss, toast, href, icon,
} from '../components/index.js';
import {programText} from './stores.js';

const EVERY = 4000;
const BIGCOMMERCE = 'bigcommerce';

/** Settings → Manage Integrations: a card for what is deployed at this moment, and one for each store behind it. */
class IntegrationsPage extends Page {
  static properties = {busy: {state: true}};

  #found = new Remote(this, (signal) => this.#look(signal));

  constructor() {
    super();
    this.busy = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    poll(() => this.#found.load(), {ms: EVERY, signal: this.signal});
  }

  /** `{integrations: [{id, category, state, reason}], stores: [{...store, run}]}` */
  async #look(signal) {
    await session.refresh({force: true});
    const stores = await session.refreshStores(this.account);
    const canSync = session.serves('accounts/{account}/stores/{store}/syncs');
    const runs = await Promise.all(stores.map((store) => (canSync ? this.#lastRun(store, signal) : null)));
    return {integrations: await this.#integrations(stores, signal), stores: stores.map((store, index) => ({...store, run: runs[index]}))};
  }

  async #integrations(stores, signal) {
    if (session.serves('accounts/{account}/integrations')) {
      return (await api.get(path`accounts/${this.account}/integrations`, {signal})).items;
    }
    // A host without that list: what is deployed shows in the sections that are served.
    return session.serves('accounts/{account}/stores') ? [{id: BIGCOMMERCE, category: 'e-commerce', state: stores.length ? 'active' : 'not-connected', reason: ''}] : [];
  }

  async #lastRun(store, signal) {
    const {items} = await api.get(path`accounts/${this.account}/stores/${store.id}/syncs`, {query: {limit: 10}, signal});
    return items.find((run) => run.job === 'orders' && !run.dryRun) ?? null;
  }

  async #doing(key, what) {
    this.busy = new Set(this.busy).add(key);
    try {
      await what();
    } catch (error) {
      toast(error.message, {tone: 'bad'});
    } finally {
      this.busy = new Set([...this.busy].filter((each) => each !== key));
      this.#found.load();
    }
  }

  #sync(store) {
    return this.#doing(`sync ${store.id}`, async () => {
      const jobs = path`accounts/${this.account}/stores/${store.id}/syncs`;
      await api.post(jobs, {job: 'coupons'});
      await api.post(jobs, {job: 'orders'});
      toast(t('integrations.syncStarted', {store: store.name || store.id}));
    });
  }

  async #disconnect(store) {
    const name = store.name || store.id;
    if (await confirmLoss({title: t('integrations.disconnectTitle', {store: name}), text: t('integrations.disconnectText'), action: t('integrations.disconnect')})) {
      await this.#doing(`disconnect ${store.id}`, async () => {
        await api.del(path`accounts/${this.account}/stores/${store.id}`);
        toast(t('integrations.disconnected', {store: name}));
      });
    }
  }

  render() {
    return html`
      ${pageHeader({title: t('integrations.title'), lead: t('integrations.lead')})}
      ${this.#found.view(({integrations, stores}) =>
        integrations.length === 0
          ? emptyState({title: t('integrations.noneTitle'), text: t('integrations.noneText'), icon: 'connection'})
          : this.#categories(integrations, stores))}`;
  }

  #categories(integrations, stores) {
    const categories = [...new Set(integrations.map((each) => each.category))];
    return categories.map((category) => html`
      <section class="stack">
        <h2>${hasText(`integrations.category.${category}`) ? t(`integrations.category.${category}`) : category}</h2>
        ${repeat(integrations.filter((each) => each.category === category), (each) => each.id, (each) => this.#integration(each, each.id === BIGCOMMERCE ? stores : []))}
      </section>`);
  }

  #integration(integration, stores) {
    const name = integration.id === BIGCOMMERCE ? t('integrations.bigcommerce.name') : integration.name;
    return html`<article class="card" data-integration=${integration.id}>
      <div class="card-header">
        <span class="service-mark">${icon('store', 26)}</span>
        <div class="grow"><div class="title-line"><h3 class="service-name">${name}</h3>${this.#state(integration.state)}</div>
          ${integration.id === BIGCOMMERCE ? html`<p class="muted">${t('integrations.bigcommerce.pitch')}</p>` : nothing}
          ${integration.reason && stores.length === 0 ? html`<p>${integration.reason}</p>` : nothing}</div>
        ${integration.id === BIGCOMMERCE && !session.isReadOnly
          ? linkButton({label: t(stores.length ? 'integrations.bigcommerce.another' : 'integrations.bigcommerce.connect'), target: route`${this.account}/integrations/bigcommerce/connect`, kind: stores.length ? 'plain' : 'primary', icon: 'plus'})
          : nothing}
      </div>
      ${repeat(stores, (store) => store.id, (store) => this.#store(store))}
    </article>`;
  }

  #state(state) {
    const known = String(state).replace('_', '-');
    return badge({active: 'ok', 'needs-attention': 'warn'}[known] ?? 'idle', hasText(`integrations.state.${known}`) ? t(`integrations.state.${known}`) : state);
  }

  #store(store) {
    const home = route`${this.account}/stores/${store.id}`;
    return html`<div class="connected" role="group" aria-label=${store.name || store.id} data-store=${store.id}>
      <div class="row"><h3 class="grow"><a class="row-link" href=${href(home)}>${store.name || store.id}</a></h3>${this.#state(store.state)}</div>
      ${store.attention ? notice({tone: 'warn', text: store.attention}) : nothing}
      ${facts([
        [t('integrations.storeUrl'), html`<span class="small">${store.storeUrl}</span>`],
        [t('integrations.lastRun'), this.#run(store.run)],
        [t('integrations.currency'), store.currency],
        [t('integrations.discount'), programText(store.discountProgram, store.currency) ?? html`<span class="muted">${t('integrations.noDiscount')}</span>`],
      ])}
      <div class="actions">
        ${session.isReadOnly ? nothing : html`
          ${button({label: t('integrations.sync'), icon: 'sync', busy: this.busy.has(`sync ${store.id}`) || store.run?.state === 'running', onClick: () => this.#sync(store)})}`}
        ${linkButton({label: t('integrations.manage'), icon: 'settings', target: home})}
        ${session.isReadOnly ? nothing : button({label: t('integrations.disconnect'), kind: 'danger-quiet', busy: this.busy.has(`disconnect ${store.id}`), onClick: () => this.#disconnect(store)})}
      </div>
    </div>`;
  }

  #run(run) {
    if (!run) {
      return t('integrations.neverRun');
    }
    return run.state === 'running' ? html`<span class="badge badge-info"><span class="dot" aria-hidden="true"></span>${t('integrations.running')}</span>` : ago(run.endedAt ?? run.requestedAt);
  }
}

customElements.define('page-integrations', IntegrationsPage);

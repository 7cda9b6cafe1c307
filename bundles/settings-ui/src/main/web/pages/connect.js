import {
  html, nothing, Page, api, path, route, router, session, t, hasText, button, linkButton, pageHeader, card, notice, textField, stepList, skeleton,
  Remote, focusFirstError, isAbort, toast,
} from '../components/index.js';
import {MASK, kindOf, settingsIn, suspicion} from './credentials.js';

const STEPS = ['address', 'tls', 'login', 'orders', 'refunds', 'coupons', 'webhooks', 'scripts', 'clock'];
const EMPTY = {storeUrl: '', apiUser: '', apiKey: '', since: ''};

/**
 * Connecting a store, and changing how one is connected: the same form, in the guide's words. A test names each step; only
 * what was tested just as it stands can be saved.
 */
class ConnectPage extends Page {
  static properties = {
    values: {state: true},
    errors: {state: true},
    report: {state: true},
    tested: {state: true},
    doing: {state: true},
    problem: {state: true},
    filled: {state: true},
    panel: {state: true},
    done: {state: true},
  };

  constructor() {
    super();
    this.values = EMPTY;
    this.errors = {};
    this.report = null;
    this.tested = '';
    this.doing = '';
    this.panel = '';
  }

  get isChange() {
    return false;
  }

  /** As it is sent. An access token has no user, whatever was typed before. */
  get settings() {
    const {storeUrl, apiUser, apiKey} = this.values;
    return {
      storeUrl: storeUrl.trim(),
      apiUser: kindOf(storeUrl) === 'token' ? '' : apiUser.trim(),
      apiKey: apiKey.trim(),
    };
  }

  /** That of a day in the viewer's zone: he chose it from his calendar. */
  get since() {
    return this.values.since ? new Date(`${this.values.since}T00:00:00`).toISOString() : null;
  }

  get isTested() {
    return this.tested === JSON.stringify(this.settings);
  }

  #set(changes) {
    this.values = {...this.values, ...changes};
    this.errors = Object.fromEntries(Object.entries(this.errors).filter(([field]) => !(field in changes)));
    this.problem = null;
  }

  #pasted(event) {
    const found = settingsIn(event.clipboardData?.getData('text') ?? '');
    if (found) {
      event.preventDefault();
      this.#set(found);
      this.filled = ['storeUrl', 'apiUser', 'apiKey'].filter((field) => field in found);
    }
  }

  #missing() {
    const kind = kindOf(this.values.storeUrl);
    const {storeUrl, apiUser, apiKey} = this.settings;
    this.errors = {
      ...(storeUrl ? {} : {storeUrl: t('connect.missing.storeUrl')}),
      ...(kind === 'legacy' && !apiUser ? {apiUser: t('connect.missing.apiUser')} : {}),
      ...(apiKey ? {} : {apiKey: t('connect.missing.apiKey')}),
    };
    return Object.keys(this.errors).length > 0;
  }

  async #test() {
    this.problem = null;
    if (this.#missing()) {
      return this.#focusError();
    }
    const settings = this.settings;
    this.doing = 'test';
    this.report = null;
    try {
      const answer = await api.post(path`accounts/${this.account}/stores/test`, settings, {signal: this.signal});
      this.report = {ok: answer.ok, steps: answer.steps.map(step)};
      this.tested = JSON.stringify(settings);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.doing = '';
    }
  }

  async #save(event) {
    event?.preventDefault();
    if (!this.isTested || !this.report?.ok) {
      this.problem = t(!this.isTested ? 'connect.testFirst' : 'connect.testFailed');
      await this.updateComplete;
      this.querySelector('#test button')?.focus();
      return;
    }
    this.doing = 'save';
    this.problem = null;
    try {
      const store = await this.keep({...this.settings, ...(this.since ? {ordersCreatedSince: this.since} : {})});
      await session.refreshStores(this.account);
      this.saved(store);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.doing = '';
    }
  }

  keep(settings) {
    return api.post(path`accounts/${this.account}/stores`, settings, {signal: this.signal});
  }

  async saved(store) {
    this.isReading = await this.#readOrders(store);
    this.done = store;
    await this.updateComplete;
    this.querySelector('h1')?.focus();
    scrollTo(0, 0);
  }

  /** The first look need not wait for the schedule. Whether it began. */
  async #readOrders(store) {
    if (!session.serves('accounts/{account}/stores/{store}/syncs')) {
      return false;
    }
    try {
      await api.post(path`accounts/${this.account}/stores/${store.id}/syncs`, {job: 'orders'});
      return true;
    } catch {
      // The schedule does it then.
      return false;
    }
  }

  async #failed(error) {
    if (isAbort(error)) {
      return;
    }
    const field = error.field === 'ordersCreatedSince' ? 'since' : error.field;
    if (field in EMPTY) {
      this.errors = {...this.errors, [field]: error.message};
      this.#focusError();
    } else {
      this.problem = error.message;
    }
  }

  async #focusError() {
    await this.updateComplete;
    focusFirstError(this);
  }

  render() {
    if (this.done) {
      return this.#success();
    }
    return html`
      ${pageHeader({
        title: this.title,
        lead: this.lead,
        crumbs: [{label: t('nav.integrations'), path: route`${this.account}/integrations`}],
      })}
      <div class="columns columns-side">
        <div class="stack">${this.form()}</div>
        ${this.#help()}
      </div>`;
  }

  get title() {
    return t('connect.title');
  }

  get lead() {
    return t('connect.lead');
  }

  form() {
    const kind = kindOf(this.values.storeUrl);
    const odd = suspicion(this.values);
    const isTested = this.isTested && this.report?.ok;
    return html`<form class="card" novalidate @submit=${(event) => this.#save(event)} @paste=${(event) => this.#pasted(event)}>
      <h2>${t('connect.settings')}</h2>
      ${this.filled ? notice({tone: 'info', text: t('connect.filled', {fields: this.filled.map((field) => t(`connect.${field}`)).join(', ')}), announce: true}) : nothing}
      ${textField({
        id: 'storeUrl', label: t('connect.storeUrl'), value: this.values.storeUrl, error: this.errors.storeUrl, required: true, inputmode: 'url',
        placeholder: 'https://api.bigcommerce.com/stores/…/v3/',
        help: kind ? t(`connect.kind.${kind}`) : t('connect.storeUrlHelp'),
        onInput: (storeUrl) => this.#set({storeUrl}),
      })}
      ${kind === 'token' ? nothing : textField({
        id: 'apiUser', label: t('connect.apiUser'), value: this.values.apiUser, error: this.errors.apiUser, required: kind === 'legacy',
        help: t(kind === 'legacy' ? 'connect.apiUserHelp' : 'connect.apiUserMaybe'),
        onInput: (apiUser) => this.#set({apiUser}),
      })}
      ${textField({
        id: 'apiKey', label: t(kind === 'token' ? 'connect.accessToken' : 'connect.apiKey'), value: this.values.apiKey, error: this.errors.apiKey, required: true, monospace: true,
        help: this.values.apiKey === MASK ? t('connect.maskHelp') : t(`connect.apiKeyHelp.${kind || 'unknown'}`),
        type: this.values.apiKey === MASK ? 'text' : 'password', autocomplete: 'new-password',
        onInput: (apiKey) => this.#set({apiKey: apiKey.replaceAll('•', '') === '' && apiKey.length < MASK.length ? '' : apiKey.replaceAll('•', '') || apiKey}),
      })}
      ${odd ? notice({tone: 'warn', text: t(odd), announce: true}) : nothing}
      ${this.isChange ? nothing : html`<details class="more"><summary>${t('connect.more')}</summary>
        ${textField({id: 'since', label: t('connect.since'), type: 'date', value: this.values.since, error: this.errors.since, help: t('connect.sinceHelp'), width: 'short', onInput: (since) => this.#set({since})})}
      </details>`}
      <div class="actions">
        <span id="test">${button({label: t('connect.test'), kind: isTested ? 'plain' : 'primary', busy: this.doing === 'test', onClick: () => this.#test()})}</span>
        ${button({label: t('connect.save'), kind: isTested ? 'primary' : 'plain', type: 'submit', busy: this.doing === 'save'})}
      </div>
      ${this.problem ? notice({tone: 'warn', text: this.problem, announce: true}) : nothing}
      ${this.report || this.doing === 'test' ? this.#steps() : nothing}
    </form>`;
  }

  #steps() {
    const steps = this.doing === 'test'
      ? STEPS.map((id, index) => ({label: label(id), state: index === 0 ? 'running' : 'pending'}))
      : STEPS.map((id) => this.report.steps.find((each) => each.id === id) ?? {label: label(id), state: 'skipped'});
    const isOld = this.report && !this.isTested;
    return html`<section class="test-report ${isOld ? 'is-old' : ''}" aria-label=${t('connect.report')}>
      <div role="status">${this.doing === 'test'
        ? html`<span class="visually-hidden">${t('connect.testing')}</span>`
        : isOld
          ? notice({tone: 'warn', text: t('connect.changedSince')})
          : notice(this.report.ok
            ? {tone: 'ok', title: t('connect.ok'), text: this.report.steps.some((each) => each.state === 'warning') ? t('connect.okWithWarnings') : t('connect.okText')}
            : {tone: 'bad', title: t('connect.notOk'), text: t('connect.notOkText')})}</div>
      ${stepList(steps)}
    </section>`;
  }

  #help() {
    const panels = ['current', 'old'];
    const panel = this.panel || (kindOf(this.values.storeUrl) === 'legacy' ? 'old' : 'current');
    return html`<aside class="card help-card" aria-label=${t('connect.where')}>
      <h2>${t('connect.where')}</h2>
      <div class="segmented" role="group" aria-label=${t('connect.panel')}>
        ${panels.map((each) => html`<button type="button" aria-pressed=${panel === each ? 'true' : 'false'} @click=${() => (this.panel = each)}>${t(`connect.panels.${each}.name`)}</button>`)}
      </div>
      <p class="muted">${t(`connect.panels.${panel}.lead`)}</p>
      <ol class="numbered">${t(`connect.panels.${panel}.steps`).split('\n').map((line) => html`<li>${line}</li>`)}</ol>
      ${panel === 'current' ? html`
        <h3>${t('connect.scopes')}</h3>
        <dl class="scopes">${t('connect.scopeList').split('\n').map((line) => { const [name, level] = line.split(': '); return html`<div><dt>${name}</dt><dd>${level}</dd></div>`; })}</dl>` : nothing}
      <p class="small muted">${t('connect.pasteHint')}</p>
    </aside>`;
  }

  #success() {
    const name = this.done.name || this.done.id;
    return html`
      ${pageHeader({title: t('connect.doneTitle', {store: name}), lead: t('connect.doneLead'), crumbs: [{label: t('nav.integrations'), path: route`${this.account}/integrations`}]})}
      <section class="card">
        ${stepList([
          {label: t('connect.done.connected'), state: 'passed', note: '', detail: this.done.storeUrl},
          {label: t('connect.done.program'), state: 'pending', note: t('connect.done.next'), detail: t('connect.done.programText')},
          {label: t('connect.done.orders'), state: 'pending', note: '', detail: t(this.isReading ? 'connect.done.ordersNow' : 'connect.done.ordersText')},
        ])}
        <div class="actions">
          ${linkButton({label: t('connect.manageProgram'), kind: 'primary', target: route`${this.account}/stores/${this.done.id}/discount-program`})}
          ${linkButton({label: t('connect.toStore'), target: route`${this.account}/stores/${this.done.id}`})}
        </div>
      </section>`;
  }
}

/** Another key, or another address of the same store. */
class ChangePage extends ConnectPage {
  #before = new Remote(this, async (signal) => {
    const store = await api.get(path`accounts/${this.account}/stores/${this.store}`, {signal});
    this.values = {...EMPTY, storeUrl: store.storeUrl, apiUser: store.apiUser, apiKey: MASK};
    return store;
  });

  connectedCallback() {
    super.connectedCallback();
    this.#before.load();
  }

  get isChange() {
    return true;
  }

  get title() {
    return t('connect.changeTitle', {store: this.#before.value?.name || this.store});
  }

  get lead() {
    return t('connect.changeLead');
  }

  form() {
    return this.#before.view(() => super.form(), skeleton(10));
  }

  keep(settings) {
    return api.put(path`accounts/${this.account}/stores/${this.store}`, settings, {signal: this.signal});
  }

  saved(store) {
    toast(t('connect.changed', {store: store.name || store.id}));
    router.go(route`${this.account}/stores/${store.id}`);
  }
}

const label = (id) => (hasText(`connect.steps.${id}`) ? t(`connect.steps.${id}`) : id);

/** A step of the report, from the names of either version of the API. */
function step(given) {
  const id = given.step ?? given.name;
  return {id, label: label(id), state: given.state ?? given.result, detail: given.message ?? given.detail, fix: given.fix};
}

customElements.define('page-connect', ConnectPage);
customElements.define('page-change', ChangePage);

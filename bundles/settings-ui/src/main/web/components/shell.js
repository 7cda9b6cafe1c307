import {html, nothing, keyed} from '../lib/lit.js';
import {View, problemPanel, poll} from '../core/view.js';
import {session} from '../core/session.js';
import {href, match, route, router} from '../core/router.js';
import {t} from '../core/texts.js';
import {pages} from '../pages/index.js';
import {button, emptyState, linkButton, notice, skeleton} from './bits.js';
import {icon} from './icons.js';
import './dialog.js';
import {toast} from './toast.js';
import './table.js';

const THEMES = ['system', 'light', 'dark'];
const LOOK_AGAIN = 15_000;

/** The wordmark: two streams that join. */
const wordmark = html`<span class="wordmark">
  <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true" focusable="false"><rect class="mark-ground" width="32" height="32" rx="8"/>
    <g fill="none" stroke-linecap="round" stroke-width="3"><path class="mark-one" d="M8 6c0 7 8 8 8 14v6"/><path class="mark-two" d="M24 6c0 7-8 8-8 14v6"/><path class="mark-one" d="M16 20v6"/></g></svg>
  <span>Tributary</span></span>`;

/** The frame around every page: who is logged in, where one can go, and the page of the address. */
export class App extends View {
  static properties = {
    state: {state: true},
    error: {state: true},
    page: {state: true},
    params: {state: true},
    loaded: {state: true},
    menuOpen: {state: true},
    theme: {state: true},
  };

  constructor() {
    super();
    this.state = 'starting';
    this.theme = document.documentElement.dataset.theme ?? 'system';
    this.params = {};
  }

  connectedCallback() {
    super.connectedCallback();
    const {signal} = this;
    router.addEventListener('change', (event) => this.#route(event.kind), {signal});
    session.addEventListener('change', () => this.#sessionChanged(), {signal});
    session.addEventListener('expired', () => this.#toLogin(true), {signal});
    addEventListener('keydown', (event) => event.key === 'Escape' && (this.menuOpen = false), {signal});
    this.#start();
  }

  async #start() {
    this.error = null;
    try {
      const isIn = await session.load(this.signal);
      this.state = 'ready';
      if (isIn) {
        this.#watch();
        this.#route('path');
      } else {
        this.#toLogin(false);
      }
    } catch (error) {
      this.state = 'failed';
      this.error = error;
    }
  }

  /** Sections come and go with their bundles while somebody looks. */
  #watch() {
    this.watching?.abort();
    this.watching = new AbortController();
    const signal = AbortSignal.any([this.signal, this.watching.signal]);
    poll(() => session.refresh(), {ms: LOOK_AGAIN, signal});
  }

  #sessionChanged() {
    if (!session.user) {
      this.watching?.abort();
      router.go('login');
    } else if (this.page && !session.shows(this.page, this.params.account)) {
      this.#route('query');
    }
    this.requestUpdate();
  }

  #toLogin(expired) {
    this.watching?.abort();
    if (router.path !== 'login') {
      router.go('login', {replace: true, query: {back: router.path ? location.pathname + location.search : '', expired: expired ? 'yes' : ''}});
    } else {
      this.#route('path');
    }
  }

  get #home() {
    const account = session.accounts[0];
    const first = pages.filter((page) => page.nav?.group === 'account' && session.shows(page, account?.id)).sort((one, other) => one.nav.order - other.nav.order)[0];
    return account && (first ? first.path.replace(':account', encodeURIComponent(account.id)) : route`${account.id}/integrations`);
  }

  async #route(kind) {
    this.menuOpen = false;
    if (router.path === 'login') {
      return this.#login();
    }
    if (!session.user) {
      return this.#toLogin(false);
    }
    if (router.path === '') {
      this.page = null;
      this.params = {};
      session.account = undefined;
      if (this.#home) {
        router.go(this.#home, {replace: true});
      } else {
        this.requestUpdate();
      }
      return;
    }
    const found = this.#find();
    this.page = found?.page ?? null;
    this.params = found?.params ?? {};
    const account = this.params.account;
    session.account = account;
    if (account && !session.stores.has(account)) {
      session.refreshStores(account).catch(() => {});
    }
    if (!this.page || !session.shows(this.page, this.params.account)) {
      this.loaded = 'none';
      return;
    }
    await this.#load(this.page, kind);
  }

  async #login() {
    if (session.user) {
      const back = router.query.back;
      if (back?.startsWith(href(''))) {
        const target = new URL(back, location.origin);
        router.go(target.pathname.slice(href('').length), {replace: true, query: Object.fromEntries(target.searchParams)});
      } else {
        router.go('', {replace: true});
      }
      this.#watch();
      return;
    }
    this.page = {id: 'login', module: () => import('../pages/login.js')};
    this.params = {};
    await this.#load(this.page, 'path');
  }

  async #load(page, kind) {
    try {
      await page.module();
      this.loaded = page.id;
    } catch {
      // The module's address is gone when the server was updated meanwhile; another try gets the new pages.
      this.loaded = 'gone';
    }
    if (this.page === page) {
      this.requestUpdate();
      await this.updateComplete;
      this.#entered(kind);
    }
  }

  /** Tells screen readers and the window's title where we are, after the page has drawn its heading. */
  async #entered(kind) {
    const element = this.querySelector('main > *');
    await element?.updateComplete;
    const heading = this.querySelector('main h1');
    document.title = heading ? `${heading.textContent.trim()} · Tributary` : 'Tributary';
    if (kind === 'path' && this.entered && heading && !this.querySelector('main [autofocus]')) {
      heading.focus({preventScroll: true});
      scrollTo(0, 0);
    }
    this.entered = true;
  }

  #find() {
    for (const page of pages) {
      const params = match(page.path, router.path);
      if (params) {
        return {page, params};
      }
    }
    return null;
  }

  #setTheme(theme) {
    this.theme = theme;
    if (theme === 'system') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = theme;
    }
    try {
      localStorage.setItem('tributary.theme', theme);
    } catch {
      // It holds for this page then.
    }
    dispatchEvent(new Event('themechange'));
  }

  render() {
    if (this.state === 'starting') {
      return html`<div class="start">${wordmark}</div>`;
    }
    if (this.state === 'failed') {
      return html`<main class="start" id="main">${wordmark}<h1 class="visually-hidden">Tributary</h1>${problemPanel(this.error, () => this.#start())}</main>`;
    }
    if (!session.user) {
      return html`<main class="login-frame" id="main">${this.loaded === 'login' ? html`<page-login></page-login>` : nothing}</main><t-toasts></t-toasts>`;
    }
    return html`
      <a class="skip" href="#main" @click=${(event) => { event.preventDefault(); this.querySelector('main h1, main')?.focus(); }}>${t('shell.skip')}</a>
      <div class="frame ${this.menuOpen ? 'menu-open' : ''}">
        <header class="bar">
          <button type="button" class="icon-button menu-button" aria-label=${t('shell.menu')} aria-expanded=${this.menuOpen ? 'true' : 'false'} aria-controls="side" @click=${() => (this.menuOpen = !this.menuOpen)}>${icon(this.menuOpen ? 'cross' : 'menu')}</button>
          <a class="home" href=${href('')} aria-label=${t('shell.home')}>${wordmark}</a>
        </header>
        <aside class="side" id="side" aria-label=${t('shell.side')}>${this.#side()}</aside>
        <div class="shade" @click=${() => (this.menuOpen = false)}></div>
        <main id="main" tabindex="-1">${this.#content()}</main>
      </div>
      <t-toasts></t-toasts>`;
  }

  #side() {
    const account = this.params.account ?? session.accounts[0]?.id;
    return html`
      <a class="home" href=${href('')} aria-label=${t('shell.home')}>${wordmark}</a>
      ${session.accounts.length > 1 ? this.#accounts(account) : nothing}
      <nav aria-label=${t('shell.navigation')}>
        ${account ? html`
          ${this.#group('account', {account})}
          ${this.#stores(account)}
          ${this.#group('settings', {account}, t('nav.settings'))}` : nothing}
      </nav>
      <div class="side-end">
        <div class="themes" role="group" aria-label=${t('shell.theme')}>
          ${THEMES.map((theme) => html`<button type="button" class="icon-button" aria-pressed=${this.theme === theme ? 'true' : 'false'} title=${t(`shell.themes.${theme}`)} aria-label=${t(`shell.themes.${theme}`)} @click=${() => this.#setTheme(theme)}>${icon({system: 'screen', light: 'sun', dark: 'moon'}[theme], 18)}</button>`)}
        </div>
        <div class="who"><span class="who-name" title=${session.user}>${session.user}</span>${session.isReadOnly ? html`<span class="muted">${t('shell.readOnly')}</span>` : nothing}</div>
        <button type="button" class="icon-button" title=${t('shell.logout')} aria-label=${t('shell.logout')} @click=${() => session.logout().catch((error) => toast(error.message, {tone: 'bad'}))}>${icon('logout', 18)}</button>
      </div>`;
  }

  #accounts(account) {
    return html`<div class="account-switch"><label for="account-switch">${t('shell.account')}</label>
      <select id="account-switch" @change=${(event) => router.go(route`${event.target.value}/integrations`)}>
        ${session.accounts.map((each) => html`<option value=${each.id} ?selected=${each.id === account}>${each.name}</option>`)}
      </select></div>`;
  }

  #stores(account) {
    const stores = session.storesOf(account);
    return stores.map((store) => {
      const isOpen = store.id === this.params.store || stores.length === 1;
      return isOpen
        ? this.#group('store', {account, store: store.id}, store.name || store.id)
        : html`<ul class="nav-group"><li><a href=${href(route`${account}/stores/${store.id}`)}>${icon('store')}<span class="cut">${store.name || store.id}</span></a></li></ul>`;
    });
  }

  #group(group, params, heading) {
    const entries = pages
      .filter((page) => page.nav?.group === group && session.shows(page, params.account))
      .sort((one, other) => one.nav.order - other.nav.order);
    const current = this.page?.under ?? this.page?.id;
    const here = !params.store || params.store === this.params.store;
    return entries.length === 0
      ? nothing
      : html`${heading ? html`<h2 class="nav-heading cut" title=${heading}>${heading}</h2>` : nothing}
        <ul class="nav-group">${entries.map((page) => html`<li><a
          href=${href(page.path.replace(/:(\w+)/g, (whole, name) => encodeURIComponent(params[name])))}
          aria-current=${here && page.id === current ? 'page' : nothing}>${icon(page.nav.icon)}<span>${t(page.nav.label)}</span></a></li>`)}</ul>`;
  }

  #content() {
    if (router.path === '' && session.accounts.length === 0) {
      const canAdd = session.role === 'admin' && session.serves('accounts/{account}/leaddyno');
      return html`<section><h1 tabindex="-1" class="visually-hidden">Tributary</h1>${emptyState({
        title: t('shell.noAccount'),
        text: t(canAdd ? 'shell.noAccountYet' : 'shell.noAccountText'),
        action: canAdd ? linkButton({label: t('nav.leaddyno'), target: 'leaddyno/new', kind: 'primary'}) : undefined,
      })}</section>`;
    }
    if (this.loaded === 'gone') {
      return html`<section><h1 tabindex="-1" class="visually-hidden">Tributary</h1>${notice({tone: 'info', title: t('shell.updated'), text: t('shell.updatedText'), actions: button({label: t('shell.reload'), kind: 'primary', onClick: () => location.reload()})})}</section>`;
    }
    if (!this.page || !session.shows(this.page, this.params.account)) {
      return html`<section><h1 tabindex="-1" class="visually-hidden">${t('shell.notFound')}</h1>${emptyState({icon: 'search', title: t('shell.notFound'), text: t(this.page ? 'shell.notServed' : 'shell.notFoundText'), action: linkButton({label: t('shell.toStart'), target: '', kind: 'primary'})})}</section>`;
    }
    if (this.loaded !== this.page.id) {
      return skeleton();
    }
    return keyed(router.path, makePage(this.page.id, {account: this.params.account, store: this.params.store, params: this.params, query: router.query}));
  }
}

/** The element of a page, whose name is known only now: made once per path by `keyed`, and told its query each time. */
function makePage(id, properties) {
  return html`<t-page .name=${`page-${id}`} .given=${properties}></t-page>`;
}

class PageFrame extends View {
  static properties = {name: {attribute: false}, given: {attribute: false}};

  #made;

  render() {
    this.#made ??= document.createElement(this.name);
    Object.assign(this.#made, this.given);
    return this.#made;
  }

  async getUpdateComplete() {
    const done = await super.getUpdateComplete();
    await this.#made?.updateComplete;
    return done;
  }
}

customElements.define('t-page', PageFrame);
customElements.define('t-app', App);

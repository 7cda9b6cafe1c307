import {
  html, nothing, Page, Remote, api, path, route, href, session, t, rich, hasText, ago, moment, badge, button, linkButton, pageHeader, card, facts, notice, emptyState, textField,
  stepList, poll, toast, confirmLoss, isAbort, focusFirstError,
} from '../components/index.js';
import {named, served} from './platform.js';

const EVERY = 15_000;
const LAST = 200;
const STATES = {present: 'passed', missing: 'failed', twice: 'warning', 'other-key': 'failed', unreachable: 'failed'};
const PANELS = ['current', 'old'];

/** The code that stores put on their pages: how it gets there, and whether it is there. */
class TrackingCodePage extends Page {
  static properties = {busy: {state: true}, panel: {state: true}, page: {state: true}, error: {state: true}};

  #code = new Remote(this, (signal) => api.get(this.#target, {signal}));
  #visit = new Remote(this, (signal) => this.#lastVisit(signal));

  constructor() {
    super();
    this.page = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#code.load();
    if (session.serves('accounts/{account}/visits') && session.hosts(this.account)) {
      poll(() => this.#visit.load(), {ms: EVERY, signal: this.signal});
    }
  }

  get #target() {
    return path`accounts/${this.account}/stores/${this.store}/tracking-code`;
  }

  get #connection() {
    return session.store(this.account, this.store);
  }

  /** The last one on this store's pages; null when it is none of the last ones of the account. */
  async #lastVisit(signal) {
    const {items} = await api.get(path`accounts/${this.account}/visits`, {query: {limit: LAST}, signal});
    const host = bare(this.#connection?.domain ?? '');
    return items.find((each) => bare(each.landing.split('/')[0]) === host) ?? null;
  }

  async #change(doing, what, done) {
    this.busy = doing;
    try {
      this.#code.set(await what());
      toast(done);
    } catch (error) {
      if (!isAbort(error)) {
        toast(error.message, {tone: 'bad'});
        this.#code.load();
      }
    } finally {
      this.busy = null;
    }
  }

  #install(isUpdate) {
    return this.#change('install', () => api.post(`${this.#target}/install`), t(isUpdate ? 'trackingCode.updated' : 'trackingCode.installedNow'));
  }

  async #remove() {
    if (await confirmLoss({title: t('trackingCode.removeTitle'), text: t('trackingCode.removeText'), action: t('trackingCode.remove')})) {
      await this.#change('remove', () => api.del(`${this.#target}/install`), t('trackingCode.removed'));
    }
  }

  async #verify(event) {
    event.preventDefault();
    this.busy = 'verify';
    this.error = '';
    try {
      const verified = await api.post(`${this.#target}/verify`, undefined, {query: {page: this.page.trim()}});
      this.#code.set({...this.#code.value, verified});
      this.#visit.load();
    } catch (error) {
      if (isAbort(error)) {
        return;
      }
      this.error = error.message;
      await this.updateComplete;
      focusFirstError(this);
    } finally {
      this.busy = null;
    }
  }

  render() {
    return html`
      ${pageHeader({
        title: t('trackingCode.title'),
        lead: t('trackingCode.lead'),
        crumbs: [{label: this.#connection?.name || this.store, path: route`${this.account}/stores/${this.store}`}],
        badge: this.#code.value ? this.#state(this.#code.value) : undefined,
      })}
      ${this.#code.view((code) => (code.available ? this.#content(code) : emptyState({icon: 'code', title: t('trackingCode.none'), text: code.reason, action: this.#toSettings()})))}`;
  }

  #toSettings() {
    const target = served(route`${this.account}/tracking`);
    return target ? linkButton({label: t('trackingCode.toSettings'), target}) : undefined;
  }

  #state({installed, verified}) {
    if (verified?.outcome === 'present' && installed?.current !== false) {
      return badge('ok', t('trackingCode.state.present'));
    }
    return installed ? badge(installed.current ? 'info' : 'warn', t(`trackingCode.state.${installed.current ? 'installed' : 'old'}`)) : badge('idle', t('trackingCode.state.none'));
  }

  #content(code) {
    return html`
      <div class="columns columns-side">
        <div class="stack">
          ${this.#oneClick(code)}
          ${this.#byHand(code)}
        </div>
        <div class="stack">
          ${this.#check(code)}
          ${this.#consent()}
        </div>
      </div>`;
  }

  #consent() {
    const own = {wait: 'Tributary.waitForConsent = true;', yes: 'Tributary.consent(true)', no: 'Tributary.consent(false)'};
    return card({
      title: t('trackingCode.consent'),
      body: html`
        <p class="muted">${t('trackingCode.consentText')}</p>
        ${session.serves('accounts/{account}/tracking') && session.hosts(this.account) ? html`<p class="muted">${rich('trackingCode.consentOwn', Object.fromEntries(Object.entries(own).map(([key, value]) => [key, html`<code>${value}</code>`])))}</p>` : nothing}
        <p class="muted">${t('trackingCode.consentNo')}</p>`,
    });
  }

  #oneClick({installed, canInstall, reason}) {
    const canChange = !session.isReadOnly;
    return card({
      title: t('trackingCode.oneClick'),
      lead: t('trackingCode.oneClickLead'),
      body: html`
        ${canInstall ? nothing : notice({tone: 'info', title: t(installed ? 'trackingCode.cannotChange' : 'trackingCode.cannot'), text: reason})}
        ${installed ? html`
          ${installed.current ? nothing : notice({tone: 'warn', title: t('trackingCode.oldTitle'), text: t('trackingCode.oldText')})}
          ${installed.note ? notice({tone: 'warn', text: installed.note}) : nothing}
          ${facts([
            [t('trackingCode.installedAt'), moment(installed.installedAt, this.#connection?.timeZone)],
            [t('trackingCode.pages'), word('visibility', installed.visibility)],
            [t('trackingCode.category'), word('categories', installed.consentCategory)],
          ])}` : nothing}`,
      footer: canChange ? html`
        ${canInstall ? nothing : linkButton({label: t('overview.change'), target: route`${this.account}/stores/${this.store}/connection/change`})}
        ${canInstall && !installed?.current ? button({label: t(installed ? 'trackingCode.update' : 'trackingCode.install'), kind: 'primary', busy: this.busy === 'install', disabled: this.busy === 'remove', onClick: () => this.#install(Boolean(installed))}) : nothing}
        ${canInstall && installed?.current ? button({label: t('trackingCode.again'), busy: this.busy === 'install', disabled: this.busy === 'remove', onClick: () => this.#install(true)}) : nothing}
        ${installed ? button({label: t('trackingCode.remove'), kind: 'danger-quiet', busy: this.busy === 'remove', disabled: this.busy === 'install', onClick: () => this.#remove()}) : nothing}` : undefined,
    });
  }

  #byHand({html: snippet, publicKey, installed}) {
    const panel = this.panel || (this.#connection?.kind === 'legacy' ? 'old' : 'current');
    return card({
      title: t('trackingCode.byHand'),
      lead: t(installed ? 'trackingCode.notTwice' : 'trackingCode.byHandLead'),
      body: html`
        <div class="stack-small">
          <div class="row"><span class="grow"><span class="muted">${t('trackingCode.key')}</span> <bdi class="mono">${publicKey}</bdi></span>
            <t-copy .text=${snippet} .label=${t('trackingCode.code')} named></t-copy></div>
          <pre class="snippet" tabindex="0" role="region" aria-label=${t('trackingCode.code')}><code>${snippet}</code></pre>
        </div>
        <div class="stack-small">
          <div class="segmented" role="group" aria-label=${t('connect.panel')}>
            ${PANELS.map((each) => html`<button type="button" aria-pressed=${panel === each ? 'true' : 'false'} @click=${() => (this.panel = each)}>${t(`connect.panels.${each}.name`)}</button>`)}
          </div>
          <ol class="numbered">${t(`trackingCode.steps.${panel}`).split('\n').map((line) => html`<li>${line}</li>`)}</ol>
        </div>`,
    });
  }

  #check({installed, verified}) {
    return card({
      title: t('trackingCode.check'),
      lead: t('trackingCode.checkLead'),
      body: html`
        <div role="status">${verified
          ? stepList([{label: word('outcome', verified.outcome), state: STATES[verified.outcome] ?? 'warning', note: ago(verified.at), detail: html`<bdi class="small">${verified.page}</bdi><br>${verified.detail}`}])
          : html`<p class="muted">${t('trackingCode.unchecked')}</p>`}</div>
        ${this.#visits()}
        ${session.isReadOnly ? nothing : html`<form novalidate @submit=${(event) => this.#verify(event)}>
          ${textField({id: 'page', label: t('trackingCode.page'), help: t('trackingCode.pageHelp'), value: this.page, error: this.error, type: 'url', inputmode: 'url', placeholder: this.#connection?.storefrontUrl, onInput: (page) => (this.page = page)})}
          <div class="actions">${button({label: t('trackingCode.verify'), icon: 'search', type: 'submit', kind: installed ? 'primary' : 'plain', busy: this.busy === 'verify'})}</div>
        </form>`}`,
    });
  }

  #visits() {
    if (!session.serves('accounts/{account}/visits') || !session.hosts(this.account)) {
      return nothing;
    }
    const visit = this.#visit.value;
    const all = served(route`${this.account}/visits`);
    return facts([[t('trackingCode.lastVisit'), visit
      ? html`<span class="two-lines">${ago(visit.at)}<span class="muted small">${named(visit.landing)}</span>${all ? html`<a class="small" href=${href(all)}>${t('trackingCode.allVisits')}</a>` : nothing}</span>`
      : html`<span class="muted">${this.#visit.error ? this.#visit.error.message : visit === null ? t('trackingCode.noVisit') : t('loading')}</span>`]]);
  }
}

/** A host without the usual prefix, so that both addresses of a store are one. */
const bare = (host) => host.toLowerCase().replace(/^www\./, '');

/** A word of the server in words for people. */
const word = (group, value) => (hasText(`trackingCode.${group}.${value}`) ? t(`trackingCode.${group}.${value}`) : value);

customElements.define('page-tracking-code', TrackingCodePage);

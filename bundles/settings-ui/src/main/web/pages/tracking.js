import {
  html, nothing, Page, Remote, api, path, route, href, session, t, ago, number, button, card, pageHeader, notice, facts, tile, tiles, checkField, radioField, textField, toast, isAbort,
  focusFirstError,
} from '../components/index.js';
import {named, served} from './platform.js';

const SETTINGS = ['parameter', 'credit', 'windowDays', 'respectDoNotTrack', 'addresses', 'visitDays'];
/** What is written into the code on the stores' pages. */
const IN_CODE = ['parameter', 'respectDoNotTrack'];
const FIGURES = ['accepted', 'written', 'duplicates', 'bots', 'doNotTrack', 'refused', 'failed'];

/** How visitors of the account's stores are followed. */
class TrackingPage extends Page {
  static properties = {draft: {state: true}, errors: {state: true}, busy: {state: true}, conflict: {state: true}, isCodeOld: {state: true}};

  #tracking = new Remote(this, (signal) => api.get(this.#target, {signal}));

  constructor() {
    super();
    this.errors = {};
  }

  async connectedCallback() {
    super.connectedCallback();
    await this.#tracking.load();
    this.draft ??= this.#tracking.value && settingsOf(this.#tracking.value);
  }

  get #target() {
    return path`accounts/${this.account}/tracking`;
  }

  get #changes() {
    const before = this.#tracking.value;
    return before && this.draft ? SETTINGS.filter((key) => before[key] !== this.draft[key]) : [];
  }

  #set(change) {
    this.draft = {...this.draft, ...change};
    this.errors = {};
  }

  #discard() {
    this.draft = settingsOf(this.#tracking.value);
    this.errors = {};
    this.conflict = null;
  }

  async #save() {
    this.errors = {
      parameter: this.draft.parameter.trim() ? '' : t('tracking.missingParameter'),
      windowDays: Number.isInteger(this.draft.windowDays) ? '' : t('tracking.wrongDays'),
      visitDays: Number.isInteger(this.draft.visitDays) ? '' : t('tracking.wrongDays'),
    };
    if (Object.values(this.errors).some(Boolean)) {
      await this.updateComplete;
      return focusFirstError(this);
    }
    const changed = this.#changes;
    this.busy = true;
    try {
      const saved = await api.put(this.#target, {version: this.#tracking.value.version, ...this.draft, parameter: this.draft.parameter.trim()});
      this.#tracking.set(saved);
      this.draft = settingsOf(saved);
      this.conflict = null;
      this.isCodeOld = this.isCodeOld || changed.some((key) => IN_CODE.includes(key));
      toast(t('tracking.saved'));
    } catch (error) {
      if (error.status === 409) {
        await this.#faster();
      } else if (!isAbort(error)) {
        this.errors = {[SETTINGS.includes(error.field) ? error.field : 'all']: error.message};
        await this.updateComplete;
        if (!focusFirstError(this)) {
          this.#toNotice();
        }
      }
    } finally {
      this.busy = false;
    }
  }

  /** Somebody else saved meanwhile: theirs become the base, my changes stay in the form. */
  async #faster() {
    const base = this.#tracking.value;
    const mine = this.draft;
    await this.#tracking.load();
    const theirs = this.#tracking.value;
    this.draft = Object.fromEntries(SETTINGS.map((key) => [key, mine[key] === base[key] ? theirs[key] : mine[key]]));
    this.conflict = SETTINGS.filter((key) => base[key] !== theirs[key]).map((key) => ({label: label(key), before: inWords(key, base[key]), after: inWords(key, theirs[key])}));
    await this.updateComplete;
    this.#toNotice();
  }

  /** What is said above the form is seen from below it. */
  #toNotice() {
    this.querySelector('.notice')?.scrollIntoView({block: 'center'});
  }

  render() {
    return html`
      ${pageHeader({title: t('tracking.title'), lead: t('tracking.lead')})}
      ${this.conflict ? this.#conflicted() : nothing}
      ${this.isCodeOld ? this.#codeIsOld() : nothing}
      ${this.errors.all ? notice({tone: 'bad', text: this.errors.all, announce: true}) : nothing}
      ${this.#tracking.view((tracking) => html`
        ${tracking.code ? nothing : notice({tone: 'warn', title: t('tracking.noAddress'), text: t('tracking.noAddressText')})}
        ${this.draft ? this.#form() : nothing}
        ${this.#changes.length && !session.isReadOnly ? this.#bar() : nothing}
        ${this.#code(tracking)}
        ${this.#collector(tracking.collector)}`)}`;
  }

  #conflicted() {
    return notice({
      tone: 'warn',
      announce: true,
      title: t('tracking.faster'),
      text: html`${t('rules.fasterText')} ${this.conflict.map((each) => html`<br><strong>${each.label}</strong>: <bdi>${each.before}</bdi> → <bdi>${each.after}</bdi>`)}`,
      actions: button({label: t('actions.dismiss'), small: true, onClick: () => (this.conflict = null)}),
    });
  }

  #codeIsOld() {
    return notice({tone: 'warn', announce: true, title: t('tracking.codeOld'), text: html`${t('tracking.codeOldText')} ${this.#stores()}`});
  }

  /** Links to where the code of each store is. */
  #stores() {
    return session.storesOf(this.account)
      .map((store) => ({store, target: served(route`${this.account}/stores/${store.id}/tracking-code`)}))
      .filter(({target}) => target)
      .map(({store, target}, index) => html`${index ? ', ' : ''}<a href=${href(target)}>${named(store.name || store.id)}</a>`);
  }

  #form() {
    const {parameter, credit, windowDays, respectDoNotTrack, addresses, visitDays} = this.draft;
    const choice = (key, values) => values.map((value) => ({value, label: t(`tracking.${key}Choice.${value}`), help: t(`tracking.${key}Help.${value}`)}));
    const days = (key) => (text) => this.#set({[key]: /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : text});
    return html`<form class="stack" novalidate @submit=${(event) => { event.preventDefault(); this.#save(); }}><fieldset class="stack" ?disabled=${session.isReadOnly}>
      <legend class="visually-hidden">${t('tracking.title')}</legend>
      ${card({title: t('tracking.links'), body: html`
        ${textField({id: 'parameter', label: label('parameter'), value: parameter, error: this.errors.parameter, monospace: true, required: true, width: 'short',
          help: t('tracking.parameterHelp', {link: `https://shop.example/?${parameter || '…'}=CODE`, sub: `${parameter || '…'}_sub`}), onInput: (text) => this.#set({parameter: text})})}
        ${radioField({id: 'credit', legend: label('credit'), value: credit, options: choice('credit', ['first', 'last']), error: this.errors.credit, onChange: (value) => this.#set({credit: value})})}
        ${textField({id: 'windowDays', label: label('windowDays'), value: String(windowDays), error: this.errors.windowDays, inputmode: 'numeric', suffix: t('tracking.days'), width: 'short', required: true, help: t('tracking.windowDaysHelp'), onInput: days('windowDays')})}`})}
      ${card({title: t('tracking.privacy'), body: html`
        ${checkField({id: 'respectDoNotTrack', label: label('respectDoNotTrack'), help: t('tracking.respectDoNotTrackHelp'), checked: respectDoNotTrack, onChange: (checked) => this.#set({respectDoNotTrack: checked})})}
        ${radioField({id: 'addresses', legend: label('addresses'), value: addresses, options: choice('addresses', ['truncated', 'hashed', 'none']), error: this.errors.addresses, onChange: (value) => this.#set({addresses: value})})}
        ${textField({id: 'visitDays', label: label('visitDays'), value: String(visitDays), error: this.errors.visitDays, inputmode: 'numeric', suffix: t('tracking.days'), width: 'short', required: true, help: t('tracking.visitDaysHelp'), onInput: days('visitDays')})}`})}
    </fieldset></form>`;
  }

  #bar() {
    const before = this.#tracking.value;
    const changes = this.#changes;
    return html`<section class="card save-bar" aria-label=${t('rules.changed', {count: changes.length})}>
      <div class="row">
        <div class="grow" role="status"><strong>${t('rules.changed', {count: changes.length})}</strong>
          <ul class="small">${changes.map((key) => html`<li>${label(key)}: <span class="muted"><bdi>${inWords(key, before[key])}</bdi> →</span> <bdi>${inWords(key, this.draft[key])}</bdi></li>`)}</ul></div>
        <div class="actions">
          ${button({label: t('rules.discard'), kind: 'quiet', disabled: this.busy, onClick: () => this.#discard()})}
          ${button({label: t('actions.save'), kind: 'primary', busy: this.busy, onClick: () => this.#save()})}
        </div>
      </div>
    </section>`;
  }

  #code({publicKey}) {
    const stores = this.#stores();
    return card({
      title: t('tracking.code'),
      lead: stores.length ? html`${t('tracking.codeLead')} ${stores}` : undefined,
      body: facts([
        [t('trackingCode.key'), html`<span class="code-line"><bdi class="mono">${publicKey}</bdi><t-copy .text=${publicKey} .label=${t('trackingCode.key')}></t-copy></span>`],
      ]),
    });
  }

  #collector(collector) {
    return html`<section class="stack-small">
      <div><h2>${t('tracking.collector')}</h2><p class="muted">${t('tracking.collectorLead')} ${ago(collector.since)}</p></div>
      ${tiles(
        FIGURES.map((key) => tile({label: t(`tracking.figure.${key}`), value: number(collector[key]), hint: t(`tracking.figureHint.${key}`)})),
        tile({label: t('tracking.shed'), value: number(collector.shedVisits + collector.shedLeads), hint: t('tracking.shedHint', {leads: collector.shedLeads})}),
      )}
    </section>`;
  }
}

const settingsOf = (tracking) => Object.fromEntries(SETTINGS.map((key) => [key, tracking[key]]));
const label = (key) => t(`tracking.${key}`);

function inWords(key, value) {
  switch (key) {
    case 'credit':
    case 'addresses':
      return t(`tracking.${key}Choice.${value}`);
    case 'respectDoNotTrack':
      return t(value ? 'rules.yes' : 'rules.no');
    case 'windowDays':
    case 'visitDays':
      return `${value} ${t('tracking.days')}`;
    default:
      return String(value);
  }
}

customElements.define('page-tracking', TrackingPage);

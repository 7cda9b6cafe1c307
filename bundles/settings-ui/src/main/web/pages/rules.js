import {
  html, nothing, Page, Remote, api, path, route, href, router, session, t, button, card, pageHeader, notice, number, money, moment, plainTable, checkField, radioField, selectField, textField,
  tile, tiles, progressBar, toast, isAbort, focusFirstError, badge,
} from '../components/index.js';
import {MEANINGS, dayOf, differences, inWords, meaningOf, minus, rebased, startOfDay, statusText, statusesOf, withMeaning} from './rule-words.js';
import {standing} from './order-words.js';
import {follow, syncsOf} from './runs.js';
import {People} from './people.js';

const FIRST_FEW = 25;
const DAYS = 30;

/** Which orders of a store count, for how much and for whom; and what another choice would have changed. */
class RulesPage extends Page {
  static properties = {draft: {state: true}, errors: {state: true}, busy: {state: true}, run: {state: true}, effect: {state: true}, conflict: {state: true}, saved: {state: true}, showAll: {state: true}};

  #people = new People(this);
  #rules = new Remote(this, (signal) => api.get(this.#target, {signal}));
  #versions = new Remote(this, (signal) => api.get(`${this.#target}/versions`, {signal}));

  constructor() {
    super();
    this.errors = {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  get #store() {
    return path`accounts/${this.account}/stores/${this.store}`;
  }

  get #target() {
    return `${this.#store}/rules`;
  }

  get #zone() {
    return session.store(this.account, this.store)?.timeZone;
  }

  get #canTry() {
    return session.serves('accounts/{account}/stores/{store}/redecisions') && session.serves('accounts/{account}/stores/{store}/syncs');
  }

  async #load() {
    await Promise.all([this.#rules.load(), this.#versions.load()]);
    this.draft ??= this.#rules.value;
  }

  get #changes() {
    return this.#rules.value && this.draft ? differences(this.#rules.value, this.draft, this.#zone) : [];
  }

  #set(change) {
    this.draft = {...this.draft, ...change};
    this.errors = {};
    this.saved = null;
  }

  #status(id, meaning) {
    this.#set(withMeaning(this.draft, id, meaning));
  }

  #since(day) {
    if (day && !(/^\d{4}-\d\d-\d\d$/.test(day) && day >= '1970-01-01')) {
      return;
    }
    this.#set({ordersCreatedSince: day ? startOfDay(day, this.#zone) : null});
  }

  #discard() {
    this.draft = this.#rules.value;
    this.effect = null;
    this.errors = {};
    this.conflict = null;
  }

  async #try() {
    this.busy = 'try';
    this.errors = {};
    this.effect = null;
    const tried = this.draft;
    try {
      const {run} = await api.post(`${this.#store}/redecisions/what-if`, {rules: tried});
      const ended = await follow(syncsOf(this.account, this.store), run, this.signal, (seen) => (this.run = seen));
      if (ended?.state === 'succeeded') {
        const preview = await api.get(`${this.#store}/redecisions/${run}`, {signal: this.signal});
        this.#people.want(preview.affiliates.map((each) => each.affiliate));
        this.effect = {...preview, tried};
        await this.updateComplete;
        this.querySelector('#effect')?.focus();
      } else if (ended) {
        this.errors = {all: ended.error || t('rules.tryStopped')};
      }
    } catch (error) {
      this.#failed(error);
    } finally {
      this.busy = null;
      this.run = null;
    }
  }

  async #failed(error) {
    if (isAbort(error)) {
      return;
    }
    this.errors = error.field ? {[error.field]: error.message, all: error.message} : {all: error.message};
    await this.updateComplete;
    if (!focusFirstError(this)) {
      this.#toNotice();
    }
  }

  /** What is said above the form is seen from below it. */
  #toNotice() {
    this.querySelector('.notice')?.scrollIntoView({block: 'center'});
  }

  async #save() {
    this.busy = 'save';
    this.errors = {};
    const effect = this.effect?.tried === this.draft ? this.effect : null;
    try {
      const saved = await api.put(this.#target, this.draft);
      this.#rules.set(saved);
      this.draft = saved;
      this.conflict = null;
      this.effect = null;
      this.saved = {version: saved.version, effect};
      this.#versions.load();
      toast(t('rules.saved', {version: saved.version}));
    } catch (error) {
      if (error.status === 409) {
        await this.#faster();
      } else {
        this.#failed(error);
      }
    } finally {
      this.busy = null;
    }
  }

  /** Somebody else saved meanwhile: theirs become the base, my changes stay in the form. */
  async #faster() {
    const base = this.#rules.value;
    const mine = this.draft;
    await Promise.all([this.#rules.load(), this.#versions.load()]);
    const theirs = this.#rules.value;
    this.draft = rebased(base, mine, theirs);
    this.effect = null;
    this.conflict = {changes: differences(base, theirs, this.#zone), version: theirs.version, author: this.#versions.value?.items.find((each) => each.version === theirs.version)?.author ?? ''};
    await this.updateComplete;
    this.#toNotice();
  }

  async #again() {
    this.busy = 'again';
    try {
      const {from, to} = this.saved.effect;
      await api.post(`${this.#store}/redecisions`, {from, to});
      this.saved = null;
      toast(t('rules.againStarted'));
    } catch (error) {
      this.#failed(error);
    } finally {
      this.busy = null;
    }
  }

  render() {
    return html`
      ${pageHeader({
        title: t('rules.title'),
        lead: t('rules.lead'),
        crumbs: [{label: session.store(this.account, this.store)?.name || this.store, path: route`${this.account}/stores/${this.store}`}],
        badge: this.#rules.value ? badge('idle', t('rules.version', {version: this.#rules.value.version})) : nothing,
      })}
      ${this.conflict ? this.#conflicted() : nothing}
      ${this.saved ? this.#done() : nothing}
      ${this.errors.all ? notice({tone: 'bad', text: this.errors.all, announce: true}) : nothing}
      ${this.#rules.view(() => (this.draft ? this.#form() : nothing))}
      ${this.#changes.length && !session.isReadOnly ? this.#bar() : nothing}
      ${this.effect ? this.#shown() : nothing}
      ${this.#versions.view((versions) => this.#history(versions.items))}
      ${this.#versionDialog()}`;
  }

  #conflicted() {
    return notice({
      tone: 'warn',
      announce: true,
      title: t('rules.faster', {version: this.conflict.version, author: this.conflict.author}),
      text: html`${t('rules.fasterText')} ${this.conflict.changes.map((each) => html`<br><strong>${each.label}</strong>: ${each.before} → ${each.after}`)}`,
      actions: button({label: t('actions.dismiss'), small: true, onClick: () => (this.conflict = null)}),
    });
  }

  #done() {
    const {effect, version} = this.saved;
    return notice({
      tone: 'ok',
      title: t('rules.saved', {version}),
      text: effect?.changed ? t('rules.savedChanged', {count: effect.changed}) : t('rules.savedText'),
      actions: effect?.changed ? button({label: t('rules.again'), small: true, busy: this.busy === 'again', onClick: () => this.#again()}) : nothing,
    });
  }

  #form() {
    const rules = this.draft;
    const zone = this.#zone;
    return html`<form class="stack" novalidate @submit=${(event) => event.preventDefault()}><fieldset class="stack" ?disabled=${session.isReadOnly}>
      <legend class="visually-hidden">${t('rules.title')}</legend>
      ${card({title: t('rules.statuses'), lead: t('rules.statusesLead'), body: html`
        ${this.errors.statuses ? notice({tone: 'bad', text: this.errors.statuses}) : nothing}
        <div class="status-grid">${statusesOf(rules).map((id) => selectField({
          id: `status-${id}`, label: statusText(id), value: meaningOf(rules, id), options: MEANINGS.map((value) => ({value, label: t(`rules.meaning.${value}`)})), onChange: (value) => this.#status(id, value),
        }))}</div>`})}
      ${card({title: t('rules.amount'), lead: t('rules.amountLead'), body: html`
        ${checkField({id: 'tax', label: t('rules.tax'), help: t('rules.taxHelp'), checked: rules.amount.tax, onChange: (tax) => this.#set({amount: {...rules.amount, tax}})})}
        ${checkField({id: 'shipping', label: t('rules.shipping'), help: t('rules.shippingHelp'), checked: rules.amount.shipping, onChange: (shipping) => this.#set({amount: {...rules.amount, shipping}})})}`})}
      ${card({title: t('rules.whose'), body: html`
        ${radioField({id: 'coupon', legend: t('rules.coupon'), value: rules.coupon, options: ['first', 'last'].map((value) => ({value, label: t(`rules.couponChoice.${value}`)})), onChange: (coupon) => this.#set({coupon})})}
        ${radioField({id: 'precedence', legend: t('rules.precedence'), value: rules.precedence, options: ['coupon', 'link'].map((value) => ({value, label: t(`rules.precedenceChoice.${value}`)})), onChange: (precedence) => this.#set({precedence})})}
        ${radioField({id: 'selfReferral', legend: t('rules.selfReferral'), value: rules.selfReferral, options: ['flag', 'hold', 'block'].map((value) => ({value, label: t(`rules.selfReferralChoice.${value}`), help: t(`rules.selfReferralHelp.${value}`)})), onChange: (selfReferral) => this.#set({selfReferral})})}
        ${checkField({id: 'newCustomersOnly', label: t('rules.newCustomersOnly'), help: t('rules.newCustomersOnlyHelp'), checked: rules.newCustomersOnly, onChange: (newCustomersOnly) => this.#set({newCustomersOnly})})}`})}
      ${card({title: t('rules.old'), body: html`
        ${textField({id: 'ordersCreatedSince', label: t('rules.since'), type: 'date', value: rules.ordersCreatedSince ? dayOf(rules.ordersCreatedSince, zone) : '', help: rules.ordersCreatedSince ? html`${t('rules.sinceHelp')} ${moment(rules.ordersCreatedSince, zone)}` : t('rules.sinceNone'), error: this.errors.ordersCreatedSince, width: 'short', onInput: (day) => this.#since(day)})}
        ${checkField({id: 'migratedOrders', label: t('rules.migrated'), help: t('rules.migratedHelp'), checked: rules.migratedOrders, onChange: (migratedOrders) => this.#set({migratedOrders})})}
        ${rules.historical.length ? html`<div><h3>${t('rules.historical')}</h3><p class="help">${t('rules.historicalHelp')}</p>
          <ul class="changes">${rules.historical.map((each) => html`<li class="row"><span class="grow">${moment(each.from, zone)} – ${moment(each.to, zone)}</span></li>`)}</ul></div>` : nothing}`})}
    </fieldset></form>`;
  }

  #bar() {
    const changes = this.#changes;
    const isTried = this.effect?.tried === this.draft;
    return html`<section class="card save-bar" aria-label=${t('rules.changed', {count: changes.length})}>
      <div class="row">
        <div class="grow" role="status"><strong>${t('rules.changed', {count: changes.length})}</strong>
          <ul class="small">${changes.slice(0, 4).map((each) => html`<li>${each.label}: <span class="muted">${each.before} →</span> ${each.after}</li>`)}
            ${changes.length > 4 ? html`<li class="muted">${t('rules.moreChanges', {count: changes.length - 4})}</li>` : nothing}</ul></div>
        <div class="actions">
          ${button({label: t('rules.discard'), kind: 'quiet', disabled: Boolean(this.busy), onClick: () => this.#discard()})}
          ${this.#canTry ? button({label: t('rules.try', {days: DAYS}), icon: 'search', kind: isTried ? 'plain' : 'primary', busy: this.busy === 'try', onClick: () => this.#try()}) : nothing}
          ${button({label: t(this.#canTry && !isTried ? 'rules.saveUntried' : 'rules.save'), kind: this.#canTry && !isTried ? 'plain' : 'primary', busy: this.busy === 'save', disabled: this.busy === 'try', onClick: () => this.#save()})}
        </div>
      </div>
      ${this.busy === 'try' ? progressBar({label: t('rules.trying'), done: this.run?.done ?? 0, total: this.run?.total}) : nothing}
    </section>`;
  }

  #shown() {
    const {effect} = this;
    const isOld = effect.tried !== this.draft;
    const shown = this.showAll ? effect.changes : effect.changes.slice(0, FIRST_FEW);
    return html`<section class="stack" id="effect" tabindex="-1" aria-label=${t('rules.effect')}>
      ${card({
        title: t('rules.effect'),
        lead: effect.from ? html`${t('rules.effectLead')} ${moment(effect.from, this.#zone)} – ${moment(effect.to, this.#zone)}` : nothing,
        actions: isOld ? badge('warn', t('rules.effectOld')) : nothing,
        body: html`
          ${tiles(tile({label: t('rules.looked'), value: number(effect.orders)}), tile({label: t('rules.wouldChange'), value: number(effect.changed)}))}
          ${effect.changed === 0 ? html`<p>${t('rules.nothingChanges')}</p>` : html`
            <h3>${t('rules.byCurrency')}</h3>${this.#sums(effect.currencies, false)}
            ${effect.affiliates.length ? html`<h3>${t('rules.byAffiliate')}</h3>${this.#sums(effect.affiliates.filter((each) => each.amountBefore !== each.amountAfter || each.ordersBefore !== each.ordersAfter), true)}` : nothing}
            <h3>${t('rules.orders')}</h3>
            ${plainTable({
              caption: t('rules.orders'),
              columns: [
                {label: t('orders.order'), primary: true, cell: (row) => html`<a class="row-link" href=${href(route`${this.account}/stores/${this.store}/orders/${row.order}`)}>${row.order}</a>`},
                {label: t('order.before'), cell: (row) => html`<span class="small">${standing(row.before, this.#people)}</span>`},
                {label: t('order.after'), cell: (row) => html`<span class="small">${standing(row.after, this.#people)}</span>`},
              ],
              rows: shown,
            })}
            ${effect.changes.length > shown.length ? html`<div>${button({label: t('rules.showAll', {count: effect.changes.length}), small: true, onClick: () => (this.showAll = true)})}</div>` : nothing}
            ${effect.changed > effect.changes.length ? html`<p class="muted small">${t('rules.firstNamed', {count: effect.changes.length})}</p>` : nothing}`}`,
      })}</section>`;
  }

  #sums(rows, withAffiliate) {
    const sign = (text) => (text.startsWith('-') ? text : `+${text}`);
    return plainTable({
      caption: t(withAffiliate ? 'rules.byAffiliate' : 'rules.byCurrency'),
      columns: [
        withAffiliate
          ? {label: t('orders.affiliate'), primary: true, cell: (row) => (row.affiliate ? this.#people.name(row.affiliate) : html`<span class="muted">${t('rules.nobody')}</span>`)}
          : {label: t('rules.currency'), primary: true, cell: (row) => row.currency},
        {label: t('rules.ordersBefore'), align: 'end', cell: (row) => html`<span class="money">${number(row.ordersBefore)} → ${number(row.ordersAfter)}</span>`},
        {label: t('order.before'), align: 'end', cell: (row) => money(row.amountBefore, row.currency)},
        {label: t('order.after'), align: 'end', cell: (row) => money(row.amountAfter, row.currency)},
        {label: t('rules.difference'), align: 'end', cell: (row) => {
          const difference = minus(row.amountAfter, row.amountBefore);
          return Number(difference) === 0 ? html`<span class="muted">0</span>` : html`<span class="money" title=${sign(difference)}>${difference.startsWith('-') ? nothing : '+'}${money(difference, row.currency)}</span>`;
        }},
      ],
      rows,
    });
  }

  #history(items) {
    return card({
      title: t('rules.history'),
      lead: t('rules.historyLead'),
      body: html`<ol class="changes">${items.map((each, index) => {
        const before = items[index + 1];
        const changes = before ? differences(before.rules, each.rules, this.#zone) : [];
        return html`<li>
          <p><a href=${href(router.path, {version: each.version})}>${t('rules.version', {version: each.version})}</a> <span class="small muted">· ${moment(each.at, this.#zone)} · <bdi>${each.author}</bdi></span></p>
          ${before
            ? changes.length
              ? html`<ul class="small">${changes.map((change) => html`<li>${change.label}: <span class="muted">${change.before} →</span> ${change.after}</li>`)}</ul>`
              : html`<p class="small muted">${t('rules.noDifference')}</p>`
            : html`<p class="small muted">${t('rules.firstRules')}</p>`}
        </li>`;
      })}</ol>`,
    });
  }

  #versionDialog() {
    const version = this.#versions.value?.items.find((each) => String(each.version) === this.query.version);
    return html`<t-dialog .open=${Boolean(version)} .heading=${t('rules.version', {version: this.query.version ?? ''})}
      .content=${() => (version ? html`
        <p class="small muted">${moment(version.at, this.#zone)} · <bdi>${version.author}</bdi></p>
        <dl class="rule-list">${inWords(version.rules, this.#zone).map((each) => html`<div><dt>${each.label}</dt><dd>${each.text}</dd></div>`)}</dl>` : nothing)}
      .footer=${version && !session.isReadOnly && version.version !== this.#rules.value?.version
        ? () => button({label: t('rules.takeOver'), onClick: () => this.#takeOver(version.rules)})
        : undefined}
      @close=${() => router.setQuery({version: ''})}></t-dialog>`;
  }

  #takeOver(rules) {
    this.#set({...rules, version: this.#rules.value.version});
    router.setQuery({version: ''});
  }
}

customElements.define('page-rules', RulesPage);

import {
  html, nothing, keyed, Page, Remote, api, path, session, t, button, pageHeader, card, facts, plainTable, tabs, route, toast, isAbort, money, day, notice,
  focusFirstError, textField,
} from '../components/index.js';
import {accountOf, affiliateState, inText, named, percentOf, rate, served} from './platform.js';
import {purchaseColumns} from './purchase-columns.js';
import {entryColumns} from './entry-columns.js';
import {rateField} from './rate-field.js';
import {affiliateLink, trackingOf} from './links.js';

/** A longer name is cut in the heading. */
const LONG = 60;

/** One affiliate: who she is, her code and rate, what she is to get, and what she brought. */
class AffiliatePage extends Page {
  static properties = {dialog: {state: true}, values: {state: true}, errors: {state: true}, busy: {state: true}};

  #affiliate = new Remote(this, (signal) => api.get(this.#at, {signal}));
  #tracking = new Remote(this, (signal) => trackingOf(this.account, signal));

  constructor() {
    super();
    this.dialog = null;
    this.values = {};
    this.errors = {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.#affiliate.load();
    this.#tracking.load();
  }

  get #at() {
    return path`accounts/${this.account}/affiliates/${this.params.affiliate}`;
  }

  #edit(affiliate) {
    const own = affiliate.commissionPercent;
    this.values = {name: affiliate.name, email: affiliate.email, hasOwnRate: own !== null, percent: own === null ? '' : String(own)};
    this.errors = {};
    this.dialog = 'edit';
  }

  #editCode(affiliate) {
    this.values = {code: affiliate.code ?? ''};
    this.errors = {};
    this.dialog = 'code';
  }

  async #save(event) {
    event.preventDefault();
    const before = this.#affiliate.value;
    const {name, email, hasOwnRate, percent} = this.values;
    const own = hasOwnRate ? percentOf(percent) : null;
    this.errors = {
      name: name.trim() ? '' : t('affiliates.missingName'),
      email: email.includes('@') ? '' : t('affiliates.missingEmail'),
      commissionPercent: hasOwnRate && own === null ? t('affiliates.wrongPercent') : '',
    };
    await this.#submit(async () => {
      let after = before;
      if (name.trim() !== before.name || email.trim() !== before.email) {
        after = await api.put(this.#at, {name: name.trim(), email: email.trim()});
        this.#affiliate.set(after);
      }
      if (own === null && before.commissionPercent !== null) {
        after = await api.del(`${this.#at}/commission`);
      } else if (own !== null && Number(own) !== Number(before.commissionPercent ?? NaN)) {
        after = await api.put(`${this.#at}/commission`, {commissionPercent: Number(own)});
      }
      toast(t('affiliates.saved'));
      return after;
    });
  }

  async #saveCode(event) {
    event.preventDefault();
    const code = this.values.code.trim();
    this.errors = {code: code ? '' : t('affiliates.missingCode')};
    await this.#submit(async () => {
      const after = await api.put(`${this.#at}/code`, {code});
      toast(t('affiliates.codeSaved', {code: inText(code)}));
      return after;
    }, 'code');
  }

  /** Does it unless a field is wrong; `field`: the one that is meant where the server names none. */
  async #submit(what, field = 'all') {
    if (!Object.values(this.errors).some(Boolean)) {
      this.busy = true;
      try {
        this.#affiliate.set(await what());
        this.dialog = null;
        return;
      } catch (error) {
        if (isAbort(error)) {
          return;
        }
        this.errors = {[error.field || field]: error.message};
      } finally {
        this.busy = false;
      }
    }
    await this.updateComplete;
    const dialog = this.querySelector('t-dialog');
    await dialog.updateComplete;
    focusFirstError(dialog);
  }

  async #do(what, text, undo) {
    try {
      this.#affiliate.set(await what());
      toast(text, {undo});
    } catch (error) {
      if (!isAbort(error)) {
        toast(error.message, {tone: 'bad'});
      }
    }
  }

  #setState(affiliate, state) {
    const name = inText(affiliate.name);
    const set = (wanted, undo) => this.#do(() => api.put(`${this.#at}/state`, {state: wanted}), t(`affiliates.did.${wanted}`, {name}), undo);
    return set(state, () => set(affiliate.state));
  }

  #freeCode(affiliate) {
    const code = inText(affiliate.code);
    return this.#do(
      () => api.del(`${this.#at}/code`),
      t('affiliates.codeFreed', {code}),
      () => this.#do(() => api.put(`${this.#at}/code`, {code: affiliate.code}), t('affiliates.codeSaved', {code})),
    );
  }

  render() {
    const crumbs = [{label: t('affiliates.title'), path: route`${this.account}/affiliates`}];
    const affiliate = this.#affiliate.value;
    return html`
      ${pageHeader({
        crumbs,
        title: affiliate ? named(affiliate.name) : t('affiliates.one'),
        badge: affiliate ? affiliateState(affiliate.state) : undefined,
        actions: affiliate && !session.isReadOnly ? this.#actions(affiliate) : undefined,
      })}
      ${this.#affiliate.view((value) => this.#page(value))}`;
  }

  #actions(affiliate) {
    const {state} = affiliate;
    return html`
      ${button({label: t('affiliates.edit'), onClick: () => this.#edit(affiliate)})}
      ${state === 'active'
        ? button({label: t('affiliates.pause'), onClick: () => this.#setState(affiliate, 'paused')})
        : button({label: t('affiliates.resume'), onClick: () => this.#setState(affiliate, 'active')})}
      ${state === 'archived' ? nothing : button({label: t('affiliates.archive'), kind: 'quiet', onClick: () => this.#setState(affiliate, 'archived')})}`;
  }

  #page(affiliate) {
    const account = accountOf(this.account);
    return html`
      ${affiliate.state === 'active' ? nothing : notice({tone: 'info', text: t(`affiliates.means.${affiliate.state}`)})}
      <div class="columns">
        ${card({
          title: t('affiliates.about'),
          body: facts([
            ...(affiliate.name.length > LONG ? [[t('affiliates.name'), named(affiliate.name)]] : []),
            [t('affiliates.email'), named(affiliate.email)],
            [t('affiliates.commission'), rate(affiliate.commissionPercent, account)],
            [t('affiliates.created'), day(affiliate.createdAt)],
            [t('affiliates.id'), html`<span class="mono">${affiliate.id}</span>`],
          ]),
        })}
        ${this.#code(affiliate)}
      </div>
      ${this.#links(affiliate)}
      ${this.#balance(affiliate.balance ?? [])}
      ${this.#brought(affiliate)}
      ${this.#dialogs(account)}`;
  }

  #code({code, ...affiliate}) {
    return card({
      title: t('affiliates.code'),
      lead: code ? t('affiliates.codeLead') : t('affiliates.codeNoneLead'),
      body: code
        ? html`<p class="code-line"><bdi class="mono code-large">${code}</bdi><t-copy .text=${code} .label=${t('affiliates.code')}></t-copy></p>`
        : nothing,
      footer: session.isReadOnly
        ? undefined
        : html`${button({label: t(code ? 'affiliates.changeCode' : 'affiliates.assignCode'), kind: code ? 'plain' : 'primary', small: true, onClick: () => this.#editCode({code, ...affiliate})})}
            ${code ? button({label: t('affiliates.freeCode'), kind: 'quiet', small: true, onClick: () => this.#freeCode({code, ...affiliate})}) : nothing}`,
    });
  }

  /** What she shares: one address for each store; nothing where the host does not follow links. */
  #links({code}) {
    const tracking = this.#tracking.value;
    const links = tracking && code
      ? session.storesOf(this.account).map((store) => ({store, link: affiliateLink(store, tracking.parameter, code)})).filter(({link}) => link)
      : [];
    return links.length === 0
      ? nothing
      : card({
          title: t('affiliates.links'),
          lead: t('affiliates.linksLead'),
          body: html`<ul class="links">${links.map(({store, link}) => html`<li>
            ${links.length > 1 ? html`<span class="muted small">${named(store.name || store.id)}</span>` : nothing}
            <span class="code-line"><bdi class="mono">${link}</bdi><t-copy .text=${link} .label=${t('affiliates.linkTo', {store: store.name || store.id})}></t-copy></span></li>`)}</ul>`,
        });
  }

  #balance(balance) {
    return html`<section class="stack-small">
      <h2>${t('affiliates.balance')}</h2>
      ${balance.length === 0
        ? html`<p class="muted">${t('affiliates.balanceNone')}</p>`
        : plainTable({
            caption: t('affiliates.balance'),
            columns: [
              {label: t('affiliates.currency'), primary: true, cell: (each) => each.currency},
              {label: t('affiliates.earned'), align: 'end', cell: (each) => money(each.earned, each.currency)},
              {label: t('affiliates.paid'), align: 'end', cell: (each) => money(each.paid, each.currency)},
              {label: t('affiliates.unpaid'), align: 'end', cell: (each) => html`<strong>${money(each.unpaid, each.currency)}</strong>`},
            ],
            rows: balance,
          })}
      ${balance.some((each) => each.unpaid.startsWith('-')) ? html`<p class="muted small">${t('affiliates.negative')}</p>` : nothing}
    </section>`;
  }

  #brought(affiliate) {
    const here = route`${this.account}/affiliates/${affiliate.id}`;
    const lists = [
      {id: 'purchases', path: here, label: t('purchases.title'), is: served(route`${this.account}/purchases`)},
      {id: 'commissions', path: here, query: {tab: 'commissions'}, label: t('commissions.title'), is: served(route`${this.account}/commissions`)},
    ].filter((each) => each.is);
    const current = lists.find((each) => each.id === this.query.tab)?.id ?? lists[0]?.id;
    if (!current) {
      return nothing;
    }
    const isPurchases = current === 'purchases';
    return html`<section class="stack-small" aria-label=${t('affiliates.brought')}>
      ${tabs(t('affiliates.brought'), lists, current)}
      ${keyed(current, html`<t-table
        .source=${isPurchases ? path`accounts/${this.account}/purchases` : path`accounts/${this.account}/commissions`}
        .query=${isPurchases ? {sort: '-ordered', ...this.query} : this.query}
        .fixed=${{affiliate: affiliate.id}}
        .caption=${t(isPurchases ? 'purchases.title' : 'commissions.title')}
        .csv=${isPurchases ? path`accounts/${this.account}/purchases/export.csv` : path`accounts/${this.account}/commissions/export.csv`}
        .columns=${isPurchases ? purchaseColumns(this.account, {withAffiliate: false}) : entryColumns(this.account, {withAffiliate: false})}
        .empty=${{icon: 'purchases', title: t(isPurchases ? 'affiliates.noPurchases' : 'affiliates.noCommissions'), text: affiliate.code ? t('affiliates.noPurchasesText') : t('affiliates.codeNoneLead')}}
      ></t-table>`)}
    </section>`;
  }

  #dialogs(account) {
    const set = (changes) => (this.values = {...this.values, ...changes});
    const close = () => (this.dialog = null);
    const isEdit = this.dialog === 'edit';
    return html`<t-dialog .open=${Boolean(this.dialog)} .heading=${isEdit ? t('affiliates.editTitle') : t('affiliates.codeTitle')}
      .content=${() => html`<form id="affiliate-form" novalidate @submit=${(event) => (isEdit ? this.#save(event) : this.#saveCode(event))}>
        ${this.errors.all ? notice({tone: 'bad', text: this.errors.all, announce: true}) : nothing}
        ${isEdit
          ? html`${textField({id: 'name', label: t('affiliates.name'), value: this.values.name, error: this.errors.name, required: true, onInput: (name) => set({name})})}
              ${textField({id: 'email', label: t('affiliates.email'), type: 'email', value: this.values.email, error: this.errors.email, required: true, onInput: (email) => set({email})})}
              ${rateField({account, values: this.values, error: this.errors.commissionPercent, set})}`
          : html`${textField({id: 'code', label: t('affiliates.code'), value: this.values.code, error: this.errors.code, help: t('affiliates.codeHelp'), required: true, monospace: true, onInput: (code) => set({code})})}
              ${this.#affiliate.value?.code ? notice({tone: 'info', text: t('affiliates.oldCode', {code: inText(this.#affiliate.value.code)})}) : nothing}`}
      </form>`}
      .footer=${() => html`${button({label: t('actions.cancel'), onClick: close})}
        <button type="submit" form="affiliate-form" class="button button-primary" aria-busy=${this.busy ? 'true' : nothing} aria-disabled=${this.busy ? 'true' : nothing}><span>${t('actions.save')}</span></button>`}
      @close=${close}></t-dialog>`;
  }
}

customElements.define('page-affiliate', AffiliatePage);

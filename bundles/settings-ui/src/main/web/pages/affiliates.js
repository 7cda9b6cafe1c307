import {
  html, nothing, Page, api, path, session, t, button, linkButton, pageHeader, route, router, toast, isAbort, day, notice, focusFirstError, textField,
} from '../components/index.js';
import {accountOf, affiliateState, amounts, codeText, inText, linkTo, named, percentOf, person, rate} from './platform.js';
import {rateField} from './rate-field.js';

const EMPTY = {name: '', email: '', code: '', hasOwnRate: false, percent: ''};

/** The affiliates of the account, and adding one. */
class AffiliatesPage extends Page {
  static properties = {isAdding: {state: true}, values: {state: true}, errors: {state: true}, busy: {state: true}, turn: {state: true}};

  constructor() {
    super();
    this.values = EMPTY;
    this.errors = {};
    this.turn = 0;
  }

  get #list() {
    return path`accounts/${this.account}/affiliates`;
  }

  #open() {
    this.values = EMPTY;
    this.errors = {};
    this.isAdding = true;
  }

  async #add(event) {
    event.preventDefault();
    const {name, email, code, hasOwnRate, percent} = this.values;
    const own = hasOwnRate ? percentOf(percent) : null;
    this.errors = {
      name: name.trim() ? '' : t('affiliates.missingName'),
      email: email.includes('@') ? '' : t('affiliates.missingEmail'),
      commissionPercent: hasOwnRate && own === null ? t('affiliates.wrongPercent') : '',
    };
    if (Object.values(this.errors).some(Boolean)) {
      return this.#focusError();
    }
    this.busy = true;
    let added;
    try {
      added = await api.post(this.#list, {name: name.trim(), email: email.trim(), code: code.trim() || null});
      if (own !== null) {
        await api.put(path`accounts/${this.account}/affiliates/${added.id}/commission`, {commissionPercent: Number(own)});
      }
      this.isAdding = false;
      this.turn++;
      toast(t('affiliates.added', {name: inText(added.name)}));
    } catch (error) {
      if (isAbort(error)) {
        return;
      }
      if (added) {
        // She is there, only her rate is not; her page is where to set it.
        toast(error.message, {tone: 'bad'});
        router.go(route`${this.account}/affiliates/${added.id}`);
        return;
      }
      // A code that somebody has is refused without naming the field.
      this.errors = {[error.field || (error.status === 409 ? 'code' : 'all')]: error.message};
      this.#focusError();
    } finally {
      this.busy = false;
    }
  }

  async #focusError() {
    await this.updateComplete;
    await this.querySelector('t-dialog').updateComplete;
    focusFirstError(this.querySelector('t-dialog'));
  }

  async #setState(affiliate, state) {
    const target = path`accounts/${this.account}/affiliates/${affiliate.id}/state`;
    const set = async (wanted, text, undo) => {
      try {
        await api.put(target, {state: wanted});
        toast(text, {undo});
      } catch (error) {
        toast(error.message, {tone: 'bad'});
      }
      this.turn++;
    };
    const name = inText(affiliate.name);
    await set(state, t(`affiliates.did.${state}`, {name}), () => set(affiliate.state, t(`affiliates.did.${affiliate.state}`, {name})));
  }

  render() {
    const account = accountOf(this.account);
    const mayChange = !session.isReadOnly;
    return html`
      ${pageHeader({
        title: t('affiliates.title'),
        lead: t('affiliates.lead'),
        actions: mayChange
          ? html`${linkButton({label: t('affiliates.import'), target: route`${this.account}/affiliates/import`})}
              ${button({label: t('affiliates.add'), kind: 'primary', icon: 'plus', onClick: () => this.#open()})}`
          : undefined,
      })}
      <t-table
        .source=${this.#list}
        .query=${this.query}
        .caption=${t('affiliates.title')}
        .csv=${`${this.#list}/export.csv`}
        .refreshKey=${this.turn}
        .filters=${[
          {key: 'q', label: t('affiliates.search'), type: 'search'},
          {key: 'state', label: t('affiliates.stateLabel'), type: 'select', options: ['active', 'paused', 'archived'].map((value) => ({value, label: t(`affiliates.state.${value}`)}))},
        ]}
        .columns=${[
          {label: t('affiliates.name'), primary: true, sort: 'name', cell: (row) => person(linkTo(route`${this.account}/affiliates/${row.id}`, named(row.name)), row.email)},
          {label: t('affiliates.code'), cell: (row) => codeText(row.code)},
          {label: t('affiliates.commission'), align: 'end', cell: (row) => rate(row.commissionPercent, account)},
          {label: t('affiliates.unpaid'), align: 'end', cell: (row) => amounts((row.balance ?? []).map(({unpaid, currency}) => ({amount: unpaid, currency})))},
          {label: t('affiliates.created'), sort: 'created', align: 'wide-only', cell: (row) => day(row.createdAt)},
          {label: t('affiliates.stateLabel'), cell: (row) => affiliateState(row.state)},
          ...(mayChange ? [{label: t('affiliates.action'), align: 'end', cell: (row) => this.#action(row)}] : []),
        ]}
        .empty=${{
          icon: 'affiliates',
          title: t('affiliates.noneTitle'),
          text: t('affiliates.noneText'),
          action: mayChange ? button({label: t('affiliates.add'), kind: 'primary', icon: 'plus', onClick: () => this.#open()}) : undefined,
        }}
      ></t-table>
      <t-dialog .open=${Boolean(this.isAdding)} .heading=${t('affiliates.add')} .content=${() => this.#form(account)}
        .footer=${() => html`${button({label: t('actions.cancel'), onClick: () => (this.isAdding = false)})}
          <button type="submit" form="add-affiliate" class="button button-primary" aria-busy=${this.busy ? 'true' : nothing} aria-disabled=${this.busy ? 'true' : nothing}><span>${t('affiliates.add')}</span></button>`}
        @close=${() => (this.isAdding = false)}></t-dialog>`;
  }

  #action(row) {
    const next = row.state === 'active' ? 'paused' : 'active';
    return html`<span class="button-of-row">${button({label: t(row.state === 'active' ? 'affiliates.pause' : 'affiliates.resume'), kind: 'quiet', small: true, title: t(`affiliates.do.${next}`, {name: inText(row.name)}), onClick: () => this.#setState(row, next)})}</span>`;
  }

  #form(account) {
    const set = (changes) => (this.values = {...this.values, ...changes});
    return html`<form id="add-affiliate" novalidate @submit=${(event) => this.#add(event)}>
      ${this.errors.all ? notice({tone: 'bad', text: this.errors.all, announce: true}) : nothing}
      ${textField({id: 'name', label: t('affiliates.name'), value: this.values.name, error: this.errors.name, required: true, onInput: (name) => set({name})})}
      ${textField({id: 'email', label: t('affiliates.email'), type: 'email', value: this.values.email, error: this.errors.email, required: true, onInput: (email) => set({email})})}
      ${textField({id: 'code', label: t('affiliates.codeOptional'), value: this.values.code, error: this.errors.code, help: t('affiliates.codeHelp'), monospace: true, onInput: (code) => set({code})})}
      ${rateField({account, values: this.values, error: this.errors.commissionPercent, set})}
    </form>`;
  }
}

customElements.define('page-affiliates', AffiliatesPage);

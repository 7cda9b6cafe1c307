import {
  html, nothing, Page, api, path, session, t, button, pageHeader, card, facts, plainTable, route, toast, isAbort, notice, percent, focusFirstError, textField, href,
} from '../components/index.js';
import {accountOf, inText, named, percentOf} from './platform.js';

/** The account's own settings and, for the administrator, all accounts of this server. */
class AccountPage extends Page {
  static properties = {values: {state: true}, errors: {state: true}, busy: {state: true}, isAdding: {state: true}, added: {state: true}, addErrors: {state: true}};

  constructor() {
    super();
    this.errors = {};
    this.addErrors = {};
    this.added = {};
  }

  connectedCallback() {
    super.connectedCallback();
    session.addEventListener('change', () => this.requestUpdate(), {signal: this.signal});
    const account = accountOf(this.account);
    this.values = {name: account.name, commissionPercent: String(account.commissionPercent)};
  }

  async #save(event) {
    event.preventDefault();
    const name = this.values.name.trim();
    const commission = percentOf(this.values.commissionPercent);
    this.errors = {name: name ? '' : t('account.missingName'), commissionPercent: commission === null ? t('affiliates.wrongPercent') : ''};
    if (!Object.values(this.errors).some(Boolean)) {
      this.busy = 'save';
      try {
        await api.put(path`accounts/${this.account}`, {name, commissionPercent: Number(commission)});
        await session.refresh({force: true});
        toast(t('account.saved'));
      } catch (error) {
        if (isAbort(error)) {
          return;
        }
        this.errors = {[error.field || 'all']: error.message};
      } finally {
        this.busy = null;
      }
    }
    await this.updateComplete;
    focusFirstError(this);
  }

  async #add(event) {
    event.preventDefault();
    const {id = '', name = '', commissionPercent = '10'} = this.added;
    const commission = percentOf(commissionPercent);
    this.addErrors = {id: id.trim() ? '' : t('account.missingId'), name: name.trim() ? '' : t('account.missingName'), commissionPercent: commission === null ? t('affiliates.wrongPercent') : ''};
    if (!Object.values(this.addErrors).some(Boolean)) {
      this.busy = 'add';
      try {
        await api.post('accounts', {id: id.trim(), name: name.trim(), commissionPercent: Number(commission)});
        this.isAdding = false;
        toast(t('account.added', {name: inText(name.trim())}));
        await session.refresh({force: true});
        return;
      } catch (error) {
        if (isAbort(error)) {
          return;
        }
        this.addErrors = {[error.field || (error.status === 409 ? 'id' : 'all')]: error.message};
      } finally {
        this.busy = null;
      }
    }
    await this.updateComplete;
    const dialog = this.querySelector('t-dialog');
    await dialog.updateComplete;
    focusFirstError(dialog);
  }

  render() {
    const account = accountOf(this.account);
    return html`
      ${pageHeader({title: t('account.title'), lead: t('account.lead')})}
      ${session.isReadOnly || !session.hosts(this.account)
        ? card({body: facts([[t('account.name'), named(account.name)], ...(session.hosts(this.account) ? [[t('account.commission'), percent(account.commissionPercent)]] : []), [t('account.id'), html`<span class="mono">${account.id}</span>`]])})
        : this.#form(account)}
      ${session.role === 'admin' ? this.#accounts() : nothing}`;
  }

  #form(account) {
    const set = (changes) => (this.values = {...this.values, ...changes});
    return card({
      body: html`<form novalidate @submit=${this.#save}>
        ${this.errors.all ? notice({tone: 'bad', text: this.errors.all, announce: true}) : nothing}
        ${textField({id: 'name', label: t('account.name'), value: this.values.name, error: this.errors.name, required: true, onInput: (name) => set({name})})}
        ${textField({id: 'commissionPercent', label: t('account.commission'), value: this.values.commissionPercent, error: this.errors.commissionPercent, help: t('account.commissionHelp'), inputmode: 'decimal', suffix: '%', width: 'short', required: true, onInput: (commissionPercent) => set({commissionPercent})})}
        <p class="muted small">${t('account.id')}: <span class="mono">${account.id}</span></p>
        <div class="actions">${button({label: t('actions.save'), kind: 'primary', type: 'submit', busy: this.busy === 'save'})}</div>
      </form>`,
    });
  }

  #accounts() {
    const set = (changes) => (this.added = {...this.added, ...changes});
    return html`<section class="stack-small">
      <div class="row"><div class="grow"><h2>${t('account.all')}</h2><p class="muted">${t('account.allLead')}</p></div>
        ${button({label: t('account.add'), icon: 'plus', onClick: () => Object.assign(this, {isAdding: true, added: {id: '', name: '', commissionPercent: '10'}, addErrors: {}})})}</div>
      ${plainTable({
        caption: t('account.all'),
        columns: [
          {label: t('account.name'), primary: true, cell: (each) => html`<a class="row-link" href=${href(route`${each.id}/account`)} aria-current=${each.id === this.account ? 'page' : nothing}>${named(each.name)}</a>`},
          {label: t('account.id'), cell: (each) => html`<span class="mono">${each.id}</span>`},
          {label: t('account.commission'), align: 'end', cell: (each) => (session.hosts(each.id) ? percent(each.commissionPercent) : html`<span class="muted">–</span>`)},
        ],
        rows: session.accounts,
      })}
      <t-dialog .open=${Boolean(this.isAdding)} .heading=${t('account.add')}
        .content=${() => html`<form id="add-account" novalidate @submit=${(event) => this.#add(event)}>
          ${this.addErrors.all ? notice({tone: 'bad', text: this.addErrors.all, announce: true}) : nothing}
          ${textField({id: 'new-name', label: t('account.name'), value: this.added.name, error: this.addErrors.name, required: true, onInput: (name) => set({name})})}
          ${textField({id: 'new-id', label: t('account.id'), value: this.added.id, error: this.addErrors.id, help: t('account.idHelp'), required: true, monospace: true, onInput: (id) => set({id})})}
          ${textField({id: 'new-commission', label: t('account.commission'), value: this.added.commissionPercent, error: this.addErrors.commissionPercent, inputmode: 'decimal', suffix: '%', width: 'short', required: true, onInput: (commissionPercent) => set({commissionPercent})})}
        </form>`}
        .footer=${() => html`${button({label: t('actions.cancel'), onClick: () => (this.isAdding = false)})}
          <button type="submit" form="add-account" class="button button-primary" aria-busy=${this.busy === 'add' ? 'true' : nothing}><span>${t('account.add')}</span></button>`}
        @close=${() => (this.isAdding = false)}></t-dialog>
    </section>`;
  }
}

customElements.define('page-account', AccountPage);

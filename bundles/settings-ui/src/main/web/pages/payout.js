import {
  html, nothing, Page, Remote, api, path, address, session, t, button, linkButton, pageHeader, card, facts, plainTable, textArea, route, toast, isAbort, money, moment,
  notice, number, focusFirstError,
} from '../components/index.js';
import {linkTo, named, payoutState, person} from './platform.js';

/** One payout: who got what. */
class PayoutPage extends Page {
  static properties = {isVoiding: {state: true}, reason: {state: true}, error: {state: true}, busy: {state: true}};

  #sheet = new Remote(this, (signal) => api.get(this.#at, {signal}));

  connectedCallback() {
    super.connectedCallback();
    this.#sheet.load();
  }

  get #at() {
    return path`accounts/${this.account}/payouts/${this.params.payout}`;
  }

  async #void(event) {
    event.preventDefault();
    this.error = this.reason.trim() ? '' : t('payouts.missingReason');
    if (!this.error) {
      this.busy = true;
      try {
        await api.post(`${this.#at}/void`, {reason: this.reason.trim()});
        this.isVoiding = false;
        toast(t('payouts.voided', {id: this.params.payout}));
        this.#sheet.load();
        return;
      } catch (error) {
        if (isAbort(error)) {
          return;
        }
        this.error = error.message;
      } finally {
        this.busy = false;
      }
    }
    await this.updateComplete;
    const dialog = this.querySelector('t-dialog');
    await dialog.updateComplete;
    focusFirstError(dialog);
  }

  render() {
    const payout = this.#sheet.value?.payout;
    return html`
      ${pageHeader({
        crumbs: [{label: t('payouts.title'), path: route`${this.account}/payouts`}],
        title: t('payouts.one', {id: this.params.payout}),
        badge: payout ? payoutState(payout.state) : undefined,
        actions: payout ? this.#actions(payout) : undefined,
      })}
      ${this.#sheet.view((sheet) => this.#page(sheet))}
      <t-dialog .open=${Boolean(this.isVoiding)} .heading=${t('payouts.voidTitle', {id: this.params.payout})}
        .content=${() => html`<p>${t('payouts.voidText')}</p><form id="void-payout" novalidate @submit=${(event) => this.#void(event)}>
          ${textArea({id: 'reason', label: t('payouts.reason'), value: this.reason, error: this.error, rows: 3, required: true, onInput: (reason) => (this.reason = reason)})}</form>`}
        .footer=${() => html`${button({label: t('actions.cancel'), onClick: () => (this.isVoiding = false)})}
          <button type="submit" form="void-payout" class="button button-danger" aria-busy=${this.busy ? 'true' : nothing} aria-disabled=${this.busy ? 'true' : nothing}><span>${t('payouts.void')}</span></button>`}
        @close=${() => (this.isVoiding = false)}></t-dialog>`;
  }

  #actions(payout) {
    return html`
      ${linkButton({label: t('payouts.csv'), url: address(`${this.#at}/export.csv`), icon: 'download', download: true, kind: payout.state === 'void' ? 'plain' : 'primary'})}
      ${payout.state === 'void' || session.isReadOnly ? nothing : button({label: t('payouts.void'), kind: 'danger-quiet', onClick: () => Object.assign(this, {isVoiding: true, reason: '', error: ''})})}`;
  }

  #page({payout, lines, currency}) {
    return html`
      ${payout.voided ? notice({tone: 'warn', title: t('payouts.isVoid'), text: html`${named(payout.voided.reason)} <span class="muted">(${named(payout.voided.by)}, ${moment(payout.voided.at)})</span>`}) : nothing}
      ${card({
        body: facts([
          [t('payouts.amount'), html`<strong>${money(payout.amount, currency)}</strong>`],
          [t('payouts.affiliates'), number(payout.affiliates)],
          [t('payouts.until'), moment(payout.until)],
          [t('payouts.at'), moment(payout.at)],
          [t('payouts.by'), named(payout.by)],
          ...(payout.note ? [[t('payouts.note'), named(payout.note)]] : []),
        ]),
      })}
      ${plainTable({
        caption: t('payouts.lines'),
        columns: [
          {label: t('payouts.affiliate'), primary: true, cell: (each) => person(linkTo(route`${this.account}/affiliates/${each.affiliate.id}`, named(each.affiliate.name)), each.affiliate.email)},
          {label: t('payouts.entries'), align: 'end', cell: (each) => number(each.entries)},
          {label: t('payouts.amount'), align: 'end', cell: (each) => money(each.amount, currency)},
        ],
        rows: lines,
      })}`;
  }
}

customElements.define('page-payout', PayoutPage);

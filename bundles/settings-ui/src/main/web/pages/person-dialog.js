import {html, nothing, View, api, path, t, button, facts, isAbort, moment, notice, number, plainTable, textField, confirmLoss, toast, focusFirstError} from '../components/index.js';
import {inText, named} from './platform.js';

const SHOWN = 10;

/**
 * What is kept of one person, to be handed out or erased. `email`: whose, empty to be asked for, null while it is closed.
 * Fires `close`, and `erased` when something is gone. The address stands in no address of a page: those are remembered by the browser.
 */
class PersonDialog extends View {
  static properties = {account: {attribute: false}, email: {attribute: false}, typed: {state: true}, found: {state: true}, error: {state: true}, busy: {state: true}};

  willUpdate(changed) {
    if (changed.has('email')) {
      this.typed = this.email ?? '';
      this.found = null;
      this.error = '';
      if (this.email) {
        this.#look();
      }
    }
  }

  async #do(doing, what) {
    this.busy = doing;
    this.error = '';
    try {
      await what();
    } catch (error) {
      if (isAbort(error)) {
        return;
      }
      this.error = error.message;
      await this.updateComplete;
      const dialog = this.querySelector('t-dialog');
      await dialog.updateComplete;
      focusFirstError(dialog);
    } finally {
      this.busy = null;
    }
  }

  #look() {
    const email = this.typed.trim();
    if (!email.includes('@')) {
      return this.#do('look', () => Promise.reject(new Error(t('leads.missingEmail'))));
    }
    return this.#do('look', async () => {
      this.found = await api.post(path`accounts/${this.account}/people/export`, {email}, {signal: this.signal});
    });
  }

  async #erase() {
    const {email} = this.found;
    if (await confirmLoss({title: t('leads.eraseTitle', {email: inText(email)}), text: t('leads.eraseText'), action: t('leads.erase')})) {
      await this.#do('erase', async () => {
        await api.post(path`accounts/${this.account}/people/erase`, {email});
        toast(t('leads.erased'));
        this.dispatchEvent(new CustomEvent('erased'));
        this.#close();
      });
    }
  }

  /** The file is made here from what was read: the address of a download would hold the e-mail address. */
  #save() {
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(this.found, null, 2)}\n`], {type: 'application/json'}));
    const link = Object.assign(document.createElement('a'), {href: url, download: 'person.json'});
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  render() {
    return html`<t-dialog wide .open=${this.email !== null && this.email !== undefined} .heading=${t('leads.personTitle')}
      .content=${() => html`
        <p class="muted">${t('leads.personLead')}</p>
        <form id="person-form" novalidate @submit=${(event) => { event.preventDefault(); this.#look(); }}>
          ${textField({id: 'person-email', label: t('leads.email'), type: 'email', value: this.typed, error: this.error, required: true, onInput: (typed) => Object.assign(this, {typed, found: null}),
            after: button({label: t('leads.look'), type: 'submit', icon: 'search', busy: this.busy === 'look'})})}
        </form>
        <div role="status">${this.found ? this.#shown(this.found) : nothing}</div>`}
      .footer=${() => html`
        ${button({label: t('actions.close'), onClick: () => this.#close()})}
        ${this.found && !isEmpty(this.found) ? html`
          ${button({label: t('leads.save'), icon: 'download', onClick: () => this.#save()})}
          ${button({label: t('leads.erase'), kind: 'danger', busy: this.busy === 'erase', onClick: () => this.#erase()})}` : nothing}`}
      @close=${() => this.#close()}></t-dialog>`;
  }

  #shown(person) {
    if (isEmpty(person)) {
      return notice({tone: 'info', text: t('leads.nothing')});
    }
    return html`<div class="stack-small">
      ${facts([
        [t('leads.at'), person.lead ? moment(person.lead.at) : '–'],
        [t('leads.browsers'), number(person.browsers.length)],
        [t('leads.visits'), number(person.visits.length)],
        [t('leads.orders'), number(person.orders.length)],
      ])}
      ${person.visits.length ? html`
        ${plainTable({
          caption: t('leads.visits'),
          columns: [
            {label: t('traffic.page'), primary: true, cell: (visit) => named(visit.landing)},
            {label: t('traffic.at'), cell: (visit) => moment(visit.at)},
            {label: t('traffic.cameFrom'), cell: (visit) => named(visit.referrer || t('traffic.direct'))},
          ],
          rows: person.visits.slice(0, SHOWN),
        })}
        ${person.visits.length > SHOWN ? html`<p class="muted small">${t('leads.moreVisits', {count: person.visits.length - SHOWN})}</p>` : nothing}` : nothing}
    </div>`;
  }
}

const isEmpty = ({lead, browsers, visits, sentByAffiliates, orders}) => !lead && [browsers, visits, sentByAffiliates, orders].every((list) => list.length === 0);

customElements.define('t-person-dialog', PersonDialog);

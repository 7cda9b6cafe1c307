import {
  html, nothing, Page, Remote, api, path, session, t, linkButton, pageHeader, card, emptyState, plainTable, radioField, selectField, textArea, textField,
  route, router, toast, isAbort, money, moneyText, notice, number, viewerZone, dayText, focusFirstError,
} from '../components/index.js';
import {linkTo, named, person} from './platform.js';

/** The server's clock may be behind: what was earned in the last moments waits for the next payout. */
const MARGIN = 60_000;

/** Pays what affiliates are to get. What it would be is shown and follows the form. */
class PayoutNewPage extends Page {
  static properties = {values: {state: true}, errors: {state: true}, busy: {state: true}};

  #unpaid = new Remote(this, (signal) => this.#currencies(signal));
  #preview = new Remote(this, (signal) => this.#look(signal));

  constructor() {
    super();
    this.values = {until: 'now', day: '', currency: '', note: ''};
    this.errors = {};
  }

  async connectedCallback() {
    super.connectedCallback();
    if (session.isReadOnly) {
      return;
    }
    await this.#unpaid.load();
    const unpaid = this.#unpaid.value ?? [];
    const chosen = unpaid.find((each) => !each.amount.startsWith('-')) ?? unpaid[0];
    if (chosen) {
      this.#set({currency: chosen.currency});
    }
  }

  async #currencies(signal) {
    return (await api.get(path`accounts/${this.account}/dashboard`, {query: {zone: viewerZone}, signal})).unpaid;
  }

  #set(changes) {
    this.values = {...this.values, ...changes};
    this.errors = {};
    if (!('note' in changes)) {
      this.until = this.#moment();
      if (this.until) {
        this.#preview.load();
      }
    }
  }

  /** The moment before which everything is paid; null while no day is chosen. */
  #moment() {
    const now = new Date();
    const {until, day} = this.values;
    if (until === 'month') {
      return new Date(now.getFullYear(), now.getMonth(), 1);
    }
    if (until === 'day') {
      const [year, month, date] = day.split('-').map(Number);
      if (!day || new Date(year, month - 1, date) > now) {
        this.errors = day ? {until: t('payouts.future')} : {};
        return null;
      }
      // Of today there is what was earned so far.
      return new Date(Math.min(new Date(year, month - 1, date + 1), now - MARGIN));
    }
    return new Date(now - MARGIN);
  }

  #body(dryRun) {
    return {until: this.until.toISOString(), currency: this.values.currency, note: this.values.note.trim(), dryRun};
  }

  async #look(signal) {
    try {
      return await api.post(path`accounts/${this.account}/payouts`, this.#body(true), {signal});
    } catch (error) {
      if (error.field !== 'until') {
        throw error;
      }
      this.errors = {until: error.message};
      return null;
    }
  }

  /** The preview of what the form says now: one that is still read, or could not be, is of another choice. */
  get #current() {
    const {value, loading, error} = this.#preview;
    return this.until && !loading && !error ? value : null;
  }

  async #make(event) {
    event.preventDefault();
    const sheet = this.#current;
    if (!sheet?.lines.length || this.busy) {
      return;
    }
    this.busy = true;
    try {
      const made = await api.post(path`accounts/${this.account}/payouts`, {...this.#body(false), expected: Number(sheet.amount)});
      toast(t('payouts.made', {id: String(made.id), amount: moneyText(made.amount, made.currency)}));
      router.go(route`${this.account}/payouts/${made.id}`, {replace: true});
    } catch (error) {
      if (!isAbort(error)) {
        this.errors = {[error.field || 'all']: error.message};
        if (error.status === 409) {
          this.#preview.load();
        }
        await this.updateComplete;
        focusFirstError(this);
      }
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`
      ${pageHeader({crumbs: [{label: t('payouts.title'), path: route`${this.account}/payouts`}], title: t('payouts.make'), lead: t('payouts.makeLead')})}
      ${session.isReadOnly
        ? notice({text: t('shell.readOnly')})
        : this.#unpaid.view((unpaid) =>
            unpaid.length === 0
              ? emptyState({icon: 'payouts', title: t('payouts.nothingTitle'), text: t('payouts.nothingText'), action: linkButton({label: t('payouts.back'), target: route`${this.account}/payouts`})})
              : html`<div class="columns payout-columns">${this.#form(unpaid)}${this.#sheet()}</div>`)}`;
  }

  #form(unpaid) {
    const now = new Date();
    const lastDay = new Date(Date.UTC(now.getFullYear(), now.getMonth(), 0)).toISOString().slice(0, 10);
    const {until, day, currency, note} = this.values;
    const sheet = this.#current;
    return card({
      title: t('payouts.what'),
      body: html`<form id="payout" novalidate @submit=${this.#make}>
        ${this.errors.all ? notice({tone: 'bad', text: this.errors.all, announce: true}) : nothing}
        ${radioField({
          id: 'until', legend: t('payouts.untilLegend'), value: until, inline: false, error: until === 'day' ? undefined : this.errors.until,
          options: [
            {value: 'now', label: t('payouts.untilNow')},
            {value: 'month', label: t('payouts.untilMonth'), help: t('payouts.untilMonthHelp', {day: dayText(lastDay)})},
            {value: 'day', label: t('payouts.untilDay')},
          ],
          onChange: (choice) => this.#set({until: choice}),
        })}
        ${until === 'day' ? textField({id: 'day', label: t('payouts.day'), type: 'date', value: day, width: 'short', error: this.errors.until, onInput: (value) => this.#set({day: value})}) : nothing}
        ${unpaid.length > 1
          ? selectField({id: 'currency', label: t('payouts.currency'), value: currency, width: 'short', help: t('payouts.currencyHelp'), options: unpaid.map((each) => ({value: each.currency, label: each.currency})), onChange: (value) => this.#set({currency: value})})
          : nothing}
        ${textArea({id: 'note', label: t('payouts.note'), value: note, rows: 2, error: this.errors.note, help: t('payouts.noteHelp'), onInput: (value) => this.#set({note: value})})}
      </form>`,
      footer: html`
        <button type="submit" form="payout" class="button button-primary" ?disabled=${!sheet?.lines.length} aria-busy=${this.busy ? 'true' : nothing} aria-disabled=${this.busy ? 'true' : nothing}><span>${sheet?.lines.length ? t('payouts.do', {amount: moneyText(sheet.amount, sheet.currency)}) : t('payouts.make')}</span></button>
        ${linkButton({label: t('actions.cancel'), target: route`${this.account}/payouts`, kind: 'quiet'})}
        <p class="muted small">${t('payouts.noMoney')}</p>`,
    });
  }

  #sheet() {
    if (!this.until) {
      return html`<p class="muted">${t('payouts.chooseDay')}</p>`;
    }
    return html`<section class="stack-small" aria-label=${t('payouts.preview')} aria-busy=${this.#preview.loading ? 'true' : 'false'}>
      <h2>${t('payouts.preview')}</h2>
      ${this.#preview.view((sheet) => (sheet === null ? html`<p class="muted">${t('payouts.chooseDay')}</p>` : this.#lines(sheet)))}
    </section>`;
  }

  #lines(sheet) {
    const {lines, carried, currency} = sheet;
    const link = (each) => linkTo(route`${this.account}/affiliates/${each.affiliate.id}`, named(each.affiliate.name));
    return html`
      ${lines.length === 0
        ? emptyState({icon: 'payouts', title: t('payouts.nobodyTitle'), text: t('payouts.nobodyText')})
        : html`
          <p class="total"><span class="figure">${money(sheet.amount, currency)}</span> <span class="muted">${t('payouts.toHowMany', {count: lines.length})}</span></p>
          ${plainTable({
            caption: t('payouts.preview'),
            columns: [
              {label: t('payouts.affiliate'), primary: true, cell: (each) => person(link(each), each.affiliate.email)},
              {label: t('payouts.entries'), align: 'end', cell: (each) => number(each.entries)},
              {label: t('payouts.amount'), align: 'end', cell: (each) => money(each.amount, currency)},
            ],
            rows: lines,
          })}`}
      ${carried.length
        ? html`<h3>${t('payouts.carried')}</h3><p class="muted">${t('payouts.carriedText')}</p>
            ${plainTable({caption: t('payouts.carried'), columns: [{label: t('payouts.affiliate'), primary: true, cell: link}, {label: t('payouts.amount'), align: 'end', cell: (each) => money(each.amount, currency)}], rows: carried})}`
        : nothing}`;
  }
}

customElements.define('page-payout-new', PayoutNewPage);

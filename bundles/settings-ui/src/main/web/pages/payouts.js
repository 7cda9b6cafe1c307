import {
  html, nothing, Page, Remote, api, path, session, t, linkButton, pageHeader, tabs, tile, tiles, route, money, moment, number, viewerZone, href,
} from '../components/index.js';
import {inText, named, onlyOf, payoutState, served} from './platform.js';
import {entryColumns} from './entry-columns.js';

/** What both pages have: what is unpaid, the way to pay it, and the two tabs. */
class BookPage extends Page {
  unpaid = new Remote(this, (signal) => (session.serves('accounts/{account}/dashboard') ? this.#unpaid(signal) : null));

  connectedCallback() {
    super.connectedCallback();
    this.unpaid.load();
  }

  async #unpaid(signal) {
    return (await api.get(path`accounts/${this.account}/dashboard`, {query: {zone: viewerZone}, signal})).unpaid;
  }

  top(current) {
    const toPay = served(route`${this.account}/payouts/new`);
    return html`
      ${pageHeader({
        title: t('payouts.title'),
        lead: t('payouts.lead'),
        actions: toPay && !session.isReadOnly ? linkButton({label: t('payouts.make'), target: toPay, kind: 'primary', icon: 'payouts'}) : undefined,
      })}
      ${this.unpaid.value?.length ? tiles(this.unpaid.value.map((each) => tile({label: t('payouts.unpaidIn', {currency: each.currency}), value: money(each.amount, each.currency), hint: each.amount.startsWith('-') ? t('payouts.negative') : nothing}))) : nothing}
      ${tabs(t('payouts.title'), [
        {id: 'commissions', label: t('commissions.title'), path: route`${this.account}/commissions`},
        {id: 'payouts', label: t('payouts.list'), path: route`${this.account}/payouts`},
      ].filter((each) => served(each.path)), current)}`;
  }
}

/** The book of commissions, entry by entry. */
class CommissionsPage extends BookPage {
  #affiliate = new Remote(this, (signal) => api.get(path`accounts/${this.account}/affiliates/${this.query.affiliate}`, {signal}));

  willUpdate() {
    const wanted = this.query.affiliate ?? '';
    if (wanted && wanted !== this.asked) {
      this.#affiliate.load();
    }
    this.asked = wanted;
  }

  render() {
    const list = path`accounts/${this.account}/commissions`;
    return html`
      ${this.top('commissions')}
      ${onlyOf(this.query.affiliate, t('commissions.onlyOf', {name: inText(this.#affiliate.value?.name ?? this.query.affiliate ?? '')}), route`${this.account}/commissions`)}
      <t-table
        .source=${list}
        .query=${this.query}
        .fixed=${{affiliate: this.query.affiliate}}
        .caption=${t('commissions.title')}
        .csv=${`${list}/export.csv`}
        .filters=${[{key: 'paid', label: t('commissions.paidLabel'), type: 'select', options: [{value: 'no', label: t('commissions.unpaid')}, {value: 'yes', label: t('commissions.paid')}]}]}
        .columns=${entryColumns(this.account)}
        .empty=${{icon: 'payouts', title: t('commissions.noneTitle'), text: t('commissions.noneText')}}
      ></t-table>`;
  }
}

/** The payouts that were made. */
class PayoutsPage extends BookPage {
  render() {
    const toPay = served(route`${this.account}/payouts/new`);
    return html`
      ${this.top('payouts')}
      <t-table
        .source=${path`accounts/${this.account}/payouts`}
        .query=${this.query}
        .caption=${t('payouts.list')}
        .rowHref=${(row) => route`${this.account}/payouts/${row.id}`}
        .columns=${[
          {label: t('payouts.payout'), primary: true, cell: (row) => t('payouts.one', {id: String(row.id)})},
          {label: t('payouts.at'), cell: (row) => moment(row.at)},
          {label: t('payouts.until'), cell: (row) => moment(row.until)},
          {label: t('payouts.affiliates'), align: 'end', cell: (row) => number(row.affiliates)},
          {label: t('payouts.amount'), align: 'end', cell: (row) => money(row.amount, row.currency)},
          {label: t('payouts.by'), cell: (row) => named(row.by)},
          {label: t('payouts.stateLabel'), cell: (row) => payoutState(row.state)},
        ]}
        .empty=${{
          icon: 'payouts',
          title: t('payouts.noneTitle'),
          text: t('payouts.noneText'),
          action: toPay && !session.isReadOnly ? html`<a class="button button-primary" href=${href(toPay)}><span>${t('payouts.make')}</span></a>` : undefined,
        }}
      ></t-table>`;
  }
}

customElements.define('page-commissions', CommissionsPage);
customElements.define('page-payouts', PayoutsPage);

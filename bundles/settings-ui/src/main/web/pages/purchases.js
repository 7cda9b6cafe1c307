import {html, Page, Remote, api, path, session, t, pageHeader, route, viewerZone} from '../components/index.js';
import {inText, onlyOf} from './platform.js';
import {purchaseColumns} from './purchase-columns.js';

/** Every order that became a purchase. */
class PurchasesPage extends Page {
  #affiliate = new Remote(this, (signal) => api.get(path`accounts/${this.account}/affiliates/${this.query.affiliate}`, {signal}));

  willUpdate() {
    const wanted = this.query.affiliate ?? '';
    if (wanted && wanted !== this.asked) {
      this.#affiliate.load();
    }
    this.asked = wanted;
  }

  render() {
    const stores = session.storesOf(this.account);
    const list = path`accounts/${this.account}/purchases`;
    return html`
      ${pageHeader({title: t('purchases.title'), lead: t('purchases.lead')})}
      ${onlyOf(this.query.affiliate, t('purchases.onlyOf', {name: inText(this.#affiliate.value?.name ?? this.query.affiliate ?? '')}), route`${this.account}/purchases`)}
      <t-table
        .source=${list}
        .query=${{sort: '-ordered', ...this.query}}
        .fixed=${{zone: viewerZone, affiliate: this.query.affiliate}}
        .caption=${t('purchases.title')}
        .csv=${`${list}/export.csv`}
        .filters=${[
          {key: 'q', label: t('purchases.search'), type: 'search'},
          {key: 'state', label: t('purchases.stateLabel'), type: 'select', options: ['live', 'reversed'].map((value) => ({value, label: t(`purchases.state.${value}`)}))},
          ...(stores.length > 1 ? [{key: 'store', label: t('purchases.store'), type: 'select', options: stores.map((each) => ({value: each.id, label: each.name || each.id}))}] : []),
          {key: 'since', label: t('purchases.since'), type: 'date'},
          {key: 'until', label: t('purchases.until'), type: 'date'},
        ]}
        .columns=${purchaseColumns(this.account)}
        .empty=${{icon: 'purchases', title: t('purchases.noneTitle'), text: t('purchases.noneText')}}
      ></t-table>`;
  }
}

customElements.define('page-purchases', PurchasesPage);

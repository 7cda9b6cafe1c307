import {html, money, moment, percent, route, session, t} from '../components/index.js';
import {codeText, linkTo, named, orderLink, purchaseState, storeName} from './platform.js';

/** How purchases are shown, wherever they are. `sorted`: whether their order can be chosen. */
export const purchaseColumns = (account, {withAffiliate = true, sorted = true} = {}) => [
  {label: t('purchases.order'), primary: true, cell: (each) => orderLink(account, each)},
  {label: t('purchases.ordered'), sort: sorted ? 'ordered' : undefined, cell: (each) => moment(each.orderedAt, session.store(account, each.store)?.timeZone)},
  ...(session.storesOf(account).length > 1 ? [{label: t('purchases.store'), cell: (each) => named(storeName(account, each.store))}] : []),
  withAffiliate
    ? {label: t('purchases.affiliate'), cell: (each) => (each.affiliate ? linkTo(route`${account}/affiliates/${each.affiliate.id}`, codeText(each.affiliate.code)) : html`<span class="muted">${t('purchases.nobody')}</span>`)}
    : {label: t('affiliates.code'), cell: (each) => codeText(each.affiliate?.code)},
  {label: t('purchases.amount'), align: 'end', sort: sorted ? 'amount' : undefined, cell: (each) => money(each.amount, each.currency)},
  {
    label: t('purchases.commission'),
    align: 'end',
    cell: (each) => (each.commission ? html`<span>${money(each.commission.amount, each.currency)} <span class="muted small">${percent(each.commission.percent)}</span></span>` : html`<span class="muted">–</span>`),
  },
  {label: t('purchases.stateLabel'), cell: (each) => purchaseState(each.state)},
];

import {html, badge, money, moment, percent, route, t} from '../components/index.js';
import {linkTo, named, orderLink} from './platform.js';

/** How entries of the book of commissions are shown, wherever they are. */
export const entryColumns = (account, {withAffiliate = true} = {}) => [
  ...(withAffiliate ? [{label: t('commissions.affiliate'), primary: true, cell: (each) => linkTo(route`${account}/affiliates/${each.affiliate.id}`, named(each.affiliate.name))}] : []),
  {label: t('commissions.at'), primary: !withAffiliate, cell: (each) => moment(each.at)},
  {label: t('commissions.order'), cell: (each) => orderLink(account, each)},
  {label: t('commissions.kindLabel'), cell: (each) => badge(each.kind === 'reversal' ? 'warn' : 'ok', t(`commissions.kind.${each.kind}`))},
  {label: t('commissions.rate'), align: 'end', cell: (each) => percent(each.percent)},
  {label: t('commissions.amount'), align: 'end', cell: (each) => money(each.amount, each.currency)},
  {
    label: t('commissions.paidLabel'),
    cell: (each) => (each.payout === null ? html`<span class="muted">${t('commissions.unpaid')}</span>` : linkTo(route`${account}/payouts/${each.payout}`, t('payouts.one', {id: String(each.payout)}))),
  },
];

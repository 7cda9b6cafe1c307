/**
 * The pages: each with its address, what it needs of the API, its place in the navigation, and the module that is loaded
 * when it is opened. The module defines the element `page-ID`, which extends Page.
 *
 * `needs`: sections of the API, as `GET /tributary/api/v1/` names them; without all of them the page does not exist.
 * `nav`: `{group: 'account'|'store'|'settings', order, label (a key of the texts), icon}`; left out for pages that are reached
 * from others. `under`: the page whose entry in the navigation is marked meanwhile.
 *
 * Orders, so that pages find their places: account: dashboard 10, affiliates 20, purchases 30, payouts 40, traffic 50,
 * leads 60, audit 90; store: overview 10, orders 20, coupons 30, sync 40, discount program 50, tracking code 55, rules 60,
 * connection and health 70; settings: integrations 10, account 20, tracking 30.
 */
export const pages = [
  {
    id: 'dashboard',
    path: ':account/dashboard',
    needs: ['accounts/{account}/dashboard'],
    nav: {group: 'account', order: 10, label: 'nav.dashboard', icon: 'dashboard'},
    module: () => import('./dashboard.js'),
  },
  {
    id: 'affiliates',
    path: ':account/affiliates',
    needs: ['accounts/{account}/affiliates'],
    nav: {group: 'account', order: 20, label: 'nav.affiliates', icon: 'affiliates'},
    module: () => import('./affiliates.js'),
  },
  {
    id: 'affiliates-import',
    path: ':account/affiliates/import',
    needs: ['accounts/{account}/affiliates'],
    under: 'affiliates',
    module: () => import('./affiliates-import.js'),
  },
  {
    id: 'affiliate',
    path: ':account/affiliates/:affiliate',
    needs: ['accounts/{account}/affiliates'],
    under: 'affiliates',
    module: () => import('./affiliate.js'),
  },
  {
    id: 'purchases',
    path: ':account/purchases',
    needs: ['accounts/{account}/purchases'],
    nav: {group: 'account', order: 30, label: 'nav.purchases', icon: 'purchases'},
    module: () => import('./purchases.js'),
  },
  {
    id: 'commissions',
    path: ':account/commissions',
    needs: ['accounts/{account}/commissions'],
    nav: {group: 'account', order: 40, label: 'nav.payouts', icon: 'payouts'},
    module: () => import('./payouts.js'),
  },
  {
    id: 'payouts',
    path: ':account/payouts',
    needs: ['accounts/{account}/payouts'],
    under: 'commissions',
    module: () => import('./payouts.js'),
  },
  {
    id: 'payout-new',
    path: ':account/payouts/new',
    needs: ['accounts/{account}/payouts', 'accounts/{account}/dashboard'],
    under: 'commissions',
    module: () => import('./payout-new.js'),
  },
  {
    id: 'payout',
    path: ':account/payouts/:payout',
    needs: ['accounts/{account}/payouts'],
    under: 'commissions',
    module: () => import('./payout.js'),
  },
  {
    id: 'traffic',
    path: ':account/traffic',
    needs: ['accounts/{account}/traffic'],
    nav: {group: 'account', order: 50, label: 'nav.traffic', icon: 'traffic'},
    module: () => import('./traffic.js'),
  },
  {
    id: 'visits',
    path: ':account/visits',
    needs: ['accounts/{account}/visits'],
    under: 'traffic',
    module: () => import('./traffic.js'),
  },
  {
    id: 'leads',
    path: ':account/leads',
    needs: ['accounts/{account}/leads'],
    nav: {group: 'account', order: 60, label: 'nav.leads', icon: 'leads'},
    module: () => import('./leads.js'),
  },
  {
    id: 'tracking',
    path: ':account/tracking',
    needs: ['accounts/{account}/tracking'],
    nav: {group: 'settings', order: 30, label: 'nav.tracking', icon: 'tracking'},
    module: () => import('./tracking.js'),
  },
  {
    id: 'account',
    path: ':account/account',
    needs: ['accounts', 'accounts/{account}/commissions'],
    nav: {group: 'settings', order: 20, label: 'nav.account', icon: 'rules'},
    module: () => import('./account.js'),
  },
  {
    id: 'leaddyno',
    path: ':account/leaddyno',
    needs: ['accounts/{account}/leaddyno'],
    nav: {group: 'settings', order: 30, label: 'nav.leaddyno', icon: 'connection'},
    module: () => import('./leaddyno.js'),
  },
  {
    id: 'leaddyno-new',
    path: 'leaddyno/new',
    needs: ['accounts/{account}/leaddyno'],
    under: 'leaddyno',
    module: () => import('./leaddyno.js'),
  },
  {
    id: 'orders',
    path: ':account/stores/:store/orders',
    needs: ['accounts/{account}/stores/{store}/orders'],
    nav: {group: 'store', order: 20, label: 'nav.orders', icon: 'orders'},
    module: () => import('./orders.js'),
  },
  {
    id: 'order',
    path: ':account/stores/:store/orders/:order',
    needs: ['accounts/{account}/stores/{store}/orders'],
    under: 'orders',
    module: () => import('./order.js'),
  },
  {
    id: 'coupons',
    path: ':account/stores/:store/coupons',
    needs: ['accounts/{account}/stores/{store}/coupons'],
    nav: {group: 'store', order: 30, label: 'nav.coupons', icon: 'coupons'},
    module: () => import('./coupons.js'),
  },
  {
    id: 'tracking-code',
    path: ':account/stores/:store/tracking-code',
    needs: ['accounts/{account}/stores/{store}/tracking-code'],
    nav: {group: 'store', order: 55, label: 'nav.trackingCode', icon: 'code'},
    module: () => import('./tracking-code.js'),
  },
  {
    id: 'rules',
    path: ':account/stores/:store/rules',
    needs: ['accounts/{account}/stores/{store}/rules'],
    nav: {group: 'store', order: 60, label: 'nav.rules', icon: 'rules'},
    module: () => import('./rules.js'),
  },
  {
    id: 'health',
    path: ':account/stores/:store/health',
    needs: ['accounts/{account}/stores', 'accounts/{account}/stores/{store}/health'],
    nav: {group: 'store', order: 70, label: 'nav.health', icon: 'connection'},
    module: () => import('./health.js'),
  },
  {
    id: 'audit',
    path: ':account/audit',
    needs: ['accounts/{account}/audit'],
    nav: {group: 'account', order: 90, label: 'nav.audit', icon: 'audit'},
    module: () => import('./audit.js'),
  },
  {
    id: 'integrations',
    path: ':account/integrations',
    needs: ['accounts'],
    nav: {group: 'settings', order: 10, label: 'nav.integrations', icon: 'settings'},
    module: () => import('./integrations.js'),
  },
  {
    id: 'connect',
    path: ':account/integrations/bigcommerce/connect',
    needs: ['accounts/{account}/stores'],
    under: 'integrations',
    module: () => import('./connect.js'),
  },
  {
    id: 'change',
    path: ':account/stores/:store/connection/change',
    needs: ['accounts/{account}/stores'],
    under: 'overview',
    module: () => import('./connect.js'),
  },
  {
    id: 'overview',
    path: ':account/stores/:store',
    needs: ['accounts/{account}/stores'],
    nav: {group: 'store', order: 10, label: 'nav.overview', icon: 'overview'},
    module: () => import('./overview.js'),
  },
  {
    id: 'sync',
    path: ':account/stores/:store/sync',
    needs: ['accounts/{account}/stores/{store}/syncs'],
    nav: {group: 'store', order: 40, label: 'nav.sync', icon: 'sync'},
    module: () => import('./sync.js'),
  },
  {
    id: 'discount-program',
    path: ':account/stores/:store/discount-program',
    needs: ['accounts/{account}/stores/{store}/discount-program'],
    nav: {group: 'store', order: 50, label: 'nav.discountProgram', icon: 'discount'},
    module: () => import('./discount-program.js'),
  },
];

/** Whether there is such a page, for links from others. */
export const hasPage = (id) => pages.some((page) => page.id === id);

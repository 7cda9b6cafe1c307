import {svg, html} from '../lib/lit.js';

/** Line icons on a grid of 24; decorative, so always beside a text or inside something that is named. */
const shapes = {
  dashboard: svg`<path d="M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-4H4zM14 8h6V4h-6z"/>`,
  affiliates: svg`<circle cx="9" cy="8" r="3.2"/><path d="M3.5 19.5c.4-3.4 2.6-5.2 5.5-5.200s5.1 1.8 5.5 5.200M16 5.300a3 3 0 0 1 0 5.400M17.5 14.700c1.8.7 2.8 2.4 3 4.8"/>`,
  purchases: svg`<path d="M5 8h14l-1 12H6zM9 10V7a3 3 0 0 1 6 0v3"/>`,
  payouts: svg`<rect x="3.5" y="6" width="17" height="12" rx="2"/><circle cx="12" cy="12" r="2.5"/><path d="M7 9.500v.01M17 14.500v.01"/>`,
  settings: svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>`,
  store: svg`<path d="M4 9.5 5.5 4.500h13L20 9.500M4.5 9.500V19.500h15V9.500M4 9.500a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0 2.7 2.7 0 0 0 5.3 0M10 19.500v-5h4v5"/>`,
  orders: svg`<path d="M6 3.500h12v17l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6"/>`,
  coupons: svg`<path d="M4 7h16v3.500a1.5 1.5 0 0 0 0 3V17H4v-3.500a1.5 1.5 0 0 0 0-3zM14 7v10"/>`,
  sync: svg`<path d="M19.5 11a7.5 7.5 0 0 0-13.6-3.500M4.5 13a7.5 7.5 0 0 0 13.6 3.500M5.5 3.500v4h4M18.5 20.500v-4h-4"/>`,
  discount: svg`<path d="m6 18 12-12"/><circle cx="7.5" cy="7.5" r="2.5"/><circle cx="16.5" cy="16.5" r="2.5"/>`,
  rules: svg`<path d="M4 6h10M4 12h7M4 18h10M17 6l1.5 1.500L21.5 4.500M15 13l1.5 1.5 3-3"/>`,
  connection: svg`<path d="M9 7V3.500M15 7V3.500M6.5 7h11v4a5.5 5.5 0 0 1-11 0zM12 16.500v4"/>`,
  audit: svg`<path d="M12 3.5 19 6v5.500c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 12l2 2 4-4"/>`,
  overview: svg`<path d="M4 19.500h16M6.5 16v-4M11 16V7M15.5 16v-6M20 16v-9"/>`,
  check: svg`<path d="m5 12.5 4.5 4.500L19 7.5"/>`,
  cross: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  warning: svg`<path d="M12 4 2.8 19.500h18.400zM12 10v4M12 16.800v.01"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8v.01"/>`,
  dash: svg`<path d="M6 12h12"/>`,
  menu: svg`<path d="M4 6.500h16M4 12h16M4 17.500h16"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4"/>`,
  moon: svg`<path d="M20 14.500A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.500z"/>`,
  screen: svg`<rect x="3.5" y="5" width="17" height="11" rx="1.5"/><path d="M9 20h6"/>`,
  logout: svg`<path d="M14 4.500H5.500v15H14M10 12h10.500M17 8.500l3.5 3.5-3.5 3.5"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 8.500v-4h-11v11h4"/>`,
  download: svg`<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.500M5 19.500h14"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  left: svg`<path d="m14.5 6-6 6 6 6"/>`,
  right: svg`<path d="m9.5 6 6 6-6 6"/>`,
  up: svg`<path d="m7 14 5-5 5 5"/>`,
  down: svg`<path d="m7 10 5 5 5-5"/>`,
  external: svg`<path d="M13 4.500h6.500V11M19.5 4.5 11 13M18 14v5.500H4.500V6H10"/>`,
  stop: svg`<rect x="6.5" y="6.5" width="11" height="11" rx="1.5"/>`,
  undo: svg`<path d="M5 9h9a5 5 0 0 1 0 10H9M8.5 5.5 5 9l3.5 3.5"/>`,
};

export const icon = (name, size = 20) =>
  html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes[name]}</svg>`;

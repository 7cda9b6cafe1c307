import {html, nothing, badge, href, money, percent, route, session, t} from '../components/index.js';
import {match} from '../core/router.js';
import {pages} from './index.js';

const TONES = {active: 'ok', paused: 'warn', archived: 'idle', live: 'ok', reversed: 'warn', paid: 'ok', void: 'idle'};
const LONGEST = 60;
const LONG = 30;
const ISOLATE = '\u2068';
const END = '\u2069';

/** A path below the root if there is a page for it at this moment, else null. */
export function served(target) {
  const page = pages.find((each) => match(each.path, target));
  return page && session.shows(page, match(page.path, target).account) ? target : null;
}

/** A link where there is a page for it, else only the content. */
export const linkTo = (target, content, query) =>
  served(target) ? html`<a class="row-link" href=${href(target, query)}>${content}</a>` : content;

/** Where an order is explained. */
export const orderPath = (account, store, order) => route`${account}/stores/${store}/orders/${order}`;

/** A name on the screen: whatever its direction, it turns nothing beside it around. */
export const named = (text) => html`<bdi title=${text.length > LONG ? text : nothing}>${text}</bdi>`;

/** An affiliate's name with the address below it; `name` may be a link. */
export const person = (name, email) => html`<span class="two-lines">${name}<span class="muted small">${named(email)}</span></span>`;

/** An order's number, linked to where it is explained. */
export const orderLink = (account, each) => html`<span class="order-id">${linkTo(orderPath(account, each.store, each.orderId), `#${each.orderId}`)}</span>`;

/** A name within a sentence of plain text: cut, and its direction ends with it. */
export function inText(name) {
  const letters = [...name];
  return ISOLATE + (letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : name) + END;
}

export const affiliateState = (state) => badge(TONES[state] ?? 'idle', t(`affiliates.state.${state}`));
export const purchaseState = (state) => badge(TONES[state] ?? 'idle', t(`purchases.state.${state}`));
export const payoutState = (state) => badge(TONES[state] ?? 'idle', t(`payouts.state.${state}`));

/** A code as it is typed at the checkout. */
export const codeText = (code) => (code ? html`<bdi class="mono" title=${code.length > LONG ? code : nothing}>${code}</bdi>` : html`<span class="muted">${t('affiliates.noCode')}</span>`);

/** Amounts of several currencies, one below the other: they are never added. */
export const amounts = (list) =>
  list.length === 0 ? html`<span class="muted">–</span>` : html`<span class="amounts">${list.map((each) => money(each.amount, each.currency))}</span>`;

/** What an affiliate gets: her own percentage, or the account's. */
export const rate = (own, account) =>
  own === null || own === undefined ? html`<span class="two-lines">${percent(account.commissionPercent)}<span class="muted small">${t('affiliates.standard')}</span></span>` : percent(own);

export const accountOf = (id) => session.accounts.find((each) => each.id === id) ?? {id, name: id, commissionPercent: 10};

export const storeName = (account, id) => session.store(account, id)?.name || id;

/** A percentage as somebody typed it, with a point or a comma; null where it is none from 0 to 100. */
export function percentOf(text) {
  const plain = String(text).trim().replace(',', '.');
  return /^\d{1,3}(\.\d{1,4})?$/.test(plain) && Number(plain) <= 100 ? plain : null;
}

/** Tells that only one affiliate's rows are shown, and the way to all. */
export const onlyOf = (affiliate, label, target) =>
  affiliate ? html`<p class="only">${label} <a href=${href(target)}>${t('table.showAll')}</a></p>` : nothing;

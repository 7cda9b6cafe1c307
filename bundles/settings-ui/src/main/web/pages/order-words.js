import {html, badge, t, hasText, moneyText, momentText, money} from '../components/index.js';

/** The states of orders, in the order in which people ask for them. */
export const STATES = ['credited', 'uncredited', 'waiting', 'held', 'reversed', 'failed', 'ignored'];
const TONES = {credited: 'ok', uncredited: 'idle', waiting: 'info', held: 'warn', reversed: 'idle', failed: 'bad', ignored: 'idle'};
const REASONS = [
  'coupon', 'link', 'by-hand', 'no-coupon', 'no-affiliate', 'self-referral', 'self-referral-held', 'returning-customer', 'unpaid', 'on-hold', 'unknown-status',
  'taken-back', 'never-counted', 'unfinished', 'too-old', 'migrated', 'archived', 'gone', 'unreadable', 'unkeepable', 'refused',
];

const known = (key, otherwise) => (hasText(key) ? t(key) : otherwise);

export const stateText = (state) => known(`orders.state.${state}`, state);
export const stateBadge = (state) => badge(TONES[state] ?? 'idle', stateText(state));
export const reasonText = (reason, why) => known(`orders.reason.${reason}`, why);
export const reasons = () => REASONS.map((value) => ({value, label: t(`orders.reason.${value}`)}));
export const flagBadge = (flag) => badge(flag === 'historical' ? 'info' : 'warn', known(`orders.flag.${flag}`, flag));
export const ruleText = (rule) => known(`orders.rule.${rule}`, rule);

/** A line of a receipt; refunds have their number in it. */
export function lineText(name) {
  const refund = /^refund (\d+)$/.exec(name);
  return refund ? t('orders.line.refund', {id: refund[1]}) : known(`orders.line.${name}`, name);
}

const WORDS = /(live|reversed) (-?\d[\d.]*) ([A-Z]{3})\b|affiliate ([^\s,()]+)(?=[\s,]|$)|(\d{4}-\d\d-\d\dT[\d:.]+Z)/g;
const NO_NAMES = new Set(['herself', 'platform', 'who', 'is', 'when']);

/** What the ledger says, with names for ids, and amounts and moments as everywhere else. */
export function spoken(text, people) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(WORDS)) {
    const [whole, state, amount, currency, affiliate, moment] = match;
    if (affiliate && NO_NAMES.has(affiliate)) {
      continue;
    }
    parts.push(text.slice(end, match.index));
    if (state) {
      parts.push(state === 'live' ? money(amount, currency) : t('orders.takenBack', {amount: moneyText(amount, currency)}));
    } else {
      parts.push(affiliate ? people.name(affiliate) : momentText(moment));
    }
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** `credited: live 90.00 USD for affiliate 3 (ANN10)` as a badge and what follows. */
export function standing(text, people) {
  const state = /^([a-z]+)(: |, |$)/.exec(text);
  return state && STATES.includes(state[1])
    ? html`<span class="standing">${stateBadge(state[1])} <span>${spoken(text.slice(state[0].length).replace('reversed ', 'live ').replace(/ without affiliate$/, ''), people)}</span></span>`
    : html`<span>${spoken(text, people)}</span>`;
}

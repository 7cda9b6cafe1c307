import {html} from '../lib/lit.js';
import {language} from './texts.js';

const locale = navigator.languages.find((wish) => wish.startsWith(language)) ?? language;
const numbers = new Intl.NumberFormat(locale);
const relative = new Intl.RelativeTimeFormat(locale, {numeric: 'auto'});
const cache = new Map();

function formatter(Kind, options) {
  const key = Kind.name + JSON.stringify(options);
  if (!cache.has(key)) {
    cache.set(key, new Kind(locale, options));
  }
  return cache.get(key);
}

export const number = (value) => (value === null || value === undefined ? '–' : numbers.format(value));

/** @param value from 0 to 100, as text or number */
export const percent = (value) => `${numbers.format(value)} %`;

/**
 * An amount with its currency as text. Amounts are decimal texts and stay exact: nothing is computed here.
 *
 * @param {string|number} amount in units of the currency
 * @param {string} currency ISO 4217
 */
export function moneyText(amount, currency) {
  if (amount === null || amount === undefined || amount === '') {
    return '–';
  }
  try {
    return formatter(Intl.NumberFormat, {style: 'currency', currency}).format(amount);
  } catch {
    return `${amount} ${currency ?? ''}`.trim();
  }
}

/** An amount on the screen: digits of one width, the exact amount and the currency's code on hover. */
export const money = (amount, currency) =>
  amount === null || amount === undefined || amount === ''
    ? html`<span class="muted">–</span>`
    : html`<span class="money" title="${amount} ${currency}">${moneyText(amount, currency)}</span>`;

/** A day such as 2026-11-28, which has no zone. */
export const dayText = (day) =>
  formatter(Intl.DateTimeFormat, {dateStyle: 'medium', timeZone: 'UTC'}).format(new Date(`${day}T00:00:00Z`));

export const momentText = (moment, timeZone) =>
  formatter(Intl.DateTimeFormat, {dateStyle: 'medium', timeStyle: 'short', timeZone}).format(new Date(moment));

export const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

function inTitle(moment, zone) {
  const own = `${momentText(moment, viewerZone)} ${viewerZone}`;
  try {
    return zone && zone !== viewerZone ? `${momentText(moment, zone)} ${zone}\n${own}` : own;
  } catch {
    return own;
  }
}

/** A moment in the viewer's zone; in the store's zone on hover. */
export const moment = (value, zone) =>
  value
    ? html`<time datetime=${value} title=${inTitle(value, zone)}>${momentText(value)}</time>`
    : html`<span class="muted">–</span>`;

/** The day of a moment, for lists in which the time does not matter; the exact moment on hover. */
export const day = (value, zone) =>
  value
    ? html`<time datetime=${value} title=${inTitle(value, zone)}>${formatter(Intl.DateTimeFormat, {dateStyle: 'medium'}).format(new Date(value))}</time>`
    : html`<span class="muted">–</span>`;

const STEPS = [['second', 60], ['minute', 60], ['hour', 24], ['day', 30], ['month', 12], ['year', Infinity]];

export function agoText(value, now = Date.now()) {
  let amount = (new Date(value).getTime() - now) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(amount) < size) {
      return relative.format(Math.round(amount), unit);
    }
    amount /= size;
  }
  return '';
}

/** A moment as "3 minutes ago"; the exact one on hover. */
export const ago = (value, zone) =>
  value
    ? html`<time datetime=${value} title=${inTitle(value, zone)}>${agoText(value)}</time>`
    : html`<span class="muted">–</span>`;

/** Seconds between two moments, for people. */
export function duration(from, to) {
  const seconds = Math.max(0, Math.round((new Date(to ?? Date.now()) - new Date(from)) / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

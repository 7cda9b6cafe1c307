import {html, nothing, Page, api, path, href, route, session, t, hasText, badge, button, pageHeader, notice, moment, number, isAbort} from '../components/index.js';
import {spoken} from './order-words.js';
import {People} from './people.js';

/** Actions that can be asked for together: those of one thing. */
const ACTIONS = ['connection.', 'discount-program.', 'rules.', 'coupon.', 'order.', 'affiliate.', 'payout.', 'account.', 'tracking.', 'tracking-code.', 'person.'];

/** Who or what changed something in an account, and whether the log is whole. */
class AuditPage extends Page {
  static properties = {checking: {state: true}, check: {state: true}};

  #people = new People(this);

  get #audit() {
    return path`accounts/${this.account}/audit`;
  }

  async #verify() {
    this.checking = true;
    this.check = null;
    try {
      this.check = await api.get(`${this.#audit}/check`, {signal: this.signal});
    } catch (error) {
      if (!isAbort(error)) {
        this.check = {error: error.message};
      }
    } finally {
      this.checking = false;
    }
  }

  /** Days of the address as the moments that the server asks for, in the viewer's zone. */
  get #times() {
    const start = (day, more) => {
      const [year, month, date] = (day ?? '').split('-').map(Number);
      const at = new Date(year, month - 1, date + more);
      return day && !Number.isNaN(at.getTime()) && at.getFullYear() > 1970 && at.getFullYear() < 9999 ? at.toISOString() : undefined;
    };
    return {since: start(this.query.since, 0), until: start(this.query.until, 1)};
  }

  render() {
    return html`
      ${pageHeader({
        title: t('audit.title'),
        lead: t('audit.lead'),
        actions: button({label: t('audit.check'), icon: 'audit', busy: this.checking, onClick: () => this.#verify()}),
      })}
      ${this.check ? this.#checked() : nothing}
      <t-table
        cursor="before"
        .source=${this.#audit}
        .query=${this.query}
        .fixed=${this.#times}
        .caption=${t('audit.title')}
        .columns=${this.#columns()}
        .filters=${[
          {key: 'action', label: t('audit.what'), type: 'select', options: ACTIONS.map((value) => ({value, label: t(`audit.group.${value.slice(0, -1)}`)}))},
          ...(session.storesOf(this.account).length > 1
            ? [{key: 'store', label: t('audit.store'), type: 'select', options: session.storesOf(this.account).map((store) => ({value: store.id, label: store.name || store.id}))}]
            : []),
          {key: 'by', label: t('audit.by'), type: 'text'},
          {key: 'subject', label: t('audit.subject'), type: 'text'},
          {key: 'since', label: t('audit.since'), type: 'date'},
          {key: 'until', label: t('audit.until'), type: 'date'},
        ]}
        .empty=${{icon: 'audit', title: t('audit.none'), text: t('audit.noneText')}}
      ></t-table>`;
  }

  #checked() {
    const {intact, entries, problem, hash, error} = this.check;
    if (error) {
      return notice({tone: 'bad', text: error, announce: true});
    }
    return intact
      ? notice({
          tone: 'ok', announce: true, title: t('audit.intact', {count: entries}),
          text: hash ? html`${t('audit.hash')} <code>${hash}</code> <t-copy .text=${hash} .label=${t('audit.hashLabel')}></t-copy>` : nothing,
        })
      : notice({tone: 'bad', announce: true, title: t('audit.broken'), text: `${problem} ${t('audit.brokenText')}`});
  }

  #columns() {
    return [
      {label: t('audit.number'), cell: (row) => html`<span class="small muted">${number(row.number)}</span>`},
      {label: t('audit.at'), cell: (row) => html`<span class="small">${moment(row.at, session.store(this.account, row.store)?.timeZone)}</span>`},
      {label: t('audit.what'), primary: true, cell: (row) => html`${this.#action(row.action)}<br><span class="small muted">${this.#subject(row)}</span>`},
      {label: t('audit.by'), cell: (row) => html`<bdi>${row.by}</bdi><br><bdi class="small muted">${row.from}</bdi>`},
      {label: t('audit.change'), cell: (row) => this.#change(row)},
    ];
  }

  #action(action) {
    const name = action.replace(/\.(asked|not-done)$/, '');
    const label = hasText(`audit.action.${name.replace('.', '_')}`) ? t(`audit.action.${name.replace('.', '_')}`) : name;
    return html`${label} ${action.endsWith('.asked') ? badge('info', t('audit.asked')) : action.endsWith('.not-done') ? badge('warn', t('audit.notDone')) : nothing}`;
  }

  #subject({subject, store}) {
    const order = /^order (\d+)$/.exec(subject);
    const link = order && store && session.serves('accounts/{account}/stores/{store}/orders') ? href(route`${this.account}/stores/${store}/orders/${order[1]}`) : '';
    const name = session.store(this.account, store)?.name || store;
    return html`${link ? html`<a href=${link}>${subject}</a>` : html`<bdi>${subject}</bdi>`}${name ? html` · <bdi>${name}</bdi>` : nothing}`;
  }

  /** Before and after; of rules only what differs. */
  #change({action, before, after}) {
    const pairs = action === 'rules.set' ? differing(before, after) : [{before, after}];
    return html`<div class="audit-change small">${pairs.map((pair) => html`<p>${pair.name ? html`<code>${pair.name}</code> ` : nothing}${
      pair.before && pair.after ? html`<del><bdi>${spoken(pair.before, this.#people)}</bdi></del> <span aria-hidden="true">→</span> <ins><bdi>${spoken(pair.after, this.#people)}</bdi></ins>` : html`<bdi>${spoken(pair.after || pair.before || '–', this.#people)}</bdi>`}</p>`)}</div>`;
  }
}

/** Members of two texts of JSON that differ; the texts themselves where they are none. */
function differing(before, after) {
  try {
    const [was, is] = [flat(JSON.parse(before || '{}')), flat(JSON.parse(after || '{}'))];
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => name !== 'version' && was[name] !== is[name]);
    return names.length ? names.map((name) => ({name, before: was[name], after: is[name]})) : [{before: '', after: ''}];
  } catch {
    return [{before, after}];
  }
}

function flat(value, name = '') {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.assign({}, ...Object.entries(value).map(([key, each]) => flat(each, name ? `${name}.${key}` : key)))
    : {[name]: Array.isArray(value) ? value.map((each) => (typeof each === 'object' ? JSON.stringify(each) : each)).join(', ') : String(value ?? '')};
}

customElements.define('page-audit', AuditPage);

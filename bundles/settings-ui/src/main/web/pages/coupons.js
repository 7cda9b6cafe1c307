import {
  html, nothing, Page, Remote, api, path, route, href, router, session, poll, t, hasText, badge, button, card, pageHeader, notice, moneyText, number, ago, dayText, plainTable, confirmLoss,
  toast, isAbort, emptyState,
} from '../components/index.js';
import {follow, syncsOf} from './runs.js';
import {People} from './people.js';

const LOOK = 5000;
const SOON = 1200;
const SHOWN = 20;
const TONES = {in_step: 'ok', wanted: 'info', drift: 'warn', accepted: 'ok', deleted_in_store: 'warn', collision: 'bad', illegal_code: 'bad', disabled_affiliate: 'idle', unreadable: 'bad', skipped: 'idle', retired: 'idle'};
/** What somebody should look at, the most pressing first. */
const TO_DECIDE = ['drift', 'collision', 'deleted_in_store', 'unreadable', 'illegal_code'];
/** The first of what can be asked for is what most people want. */
const ORDER = ['adopt', 'accept', 'make-again', 'reset', 'retry', 'unskip', 'skip'];
const UNDO = {skip: 'unskip', unskip: 'skip'};

/** The coupons of a store: what was wanted for each code, what we wrote, and what the store has. */
class CouponsPage extends Page {
  static properties = {busy: {state: true}, preview: {state: true}, running: {state: true}, turn: {state: true}};

  #people = new People(this);
  #open = new Remote(this, (signal) => this.#toDecide(signal));
  #one = new Remote(this, async (signal) => (await api.get(this.#coupons, {query: {code: this.query.show}, signal})).items[0] ?? null);

  constructor() {
    super();
    this.turn = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    poll(async () => {
      await this.#open.load();
      return this.#open.value?.some((each) => each.asked) ? SOON : LOOK;
    }, {ms: LOOK, signal: this.signal});
  }

  willUpdate() {
    if (this.query.show && this.query.show !== this.shown) {
      this.#one.set(undefined);
      this.#one.load();
    }
    this.shown = this.query.show;
  }

  get #coupons() {
    return path`accounts/${this.account}/stores/${this.store}/coupons`;
  }

  get #currency() {
    return session.store(this.account, this.store)?.currency;
  }

  get #zone() {
    return session.store(this.account, this.store)?.timeZone;
  }

  async #toDecide(signal) {
    const pages = await Promise.all(TO_DECIDE.map((state) => api.get(this.#coupons, {query: {state, limit: SHOWN}, signal})));
    const found = pages.flatMap((page) => page.items);
    this.#people.want(found.map((each) => each.affiliate?.id));
    const digest = JSON.stringify(found.map((each) => [each.code, each.state, each.asked]));
    if (digest !== this.digest) {
      this.digest = digest;
      this.turn++;
    }
    this.more = pages.some((page) => page.next);
    return found;
  }

  async #refresh() {
    this.turn++;
    await Promise.all([this.#open.load(), this.query.show ? this.#one.load() : null]);
  }

  async #ask(coupon, action) {
    if (action === 'reset' && !(await confirmLoss({title: t('coupons.resetTitle', {code: coupon.code}), text: t('coupons.resetText'), action: t('coupons.action.reset')}))) {
      return;
    }
    this.busy = `${coupon.code} ${action}`;
    try {
      await api.post(`${this.#coupons}/actions`, {code: coupon.code, action});
      toast(t('coupons.asked', {action: t(`coupons.action.${action}`), code: coupon.code}), {undo: UNDO[action] ? () => this.#undo(coupon, UNDO[action]) : undefined});
      this.#settle(coupon.code);
    } catch (error) {
      toast(error.message, {tone: 'bad'});
    } finally {
      this.busy = null;
      this.#refresh();
    }
  }

  /** Until the job has done what was asked for. */
  #settle(code) {
    return poll(async (signal) => {
      const {items} = await api.get(this.#coupons, {query: {code}, signal});
      if (items[0]?.asked) {
        return true;
      }
      this.#refresh();
      return false;
    }, {ms: SOON, signal: this.signal});
  }

  async #undo(coupon, action) {
    await this.#settle(coupon.code);
    return this.#ask(coupon, action);
  }

  async #preview() {
    this.running = 'preview';
    try {
      const {run} = await api.post(`${this.#coupons}/preview`);
      const ended = await follow(syncsOf(this.account, this.store), run, this.signal);
      if (ended?.state === 'succeeded') {
        this.preview = await api.get(`${this.#coupons}/preview`, {query: {limit: 250}, signal: this.signal});
        this.#people.want(this.preview.items.map((line) => line.affiliate));
      } else if (ended) {
        toast(ended.error || t('coupons.previewFailed'), {tone: 'bad'});
      }
    } catch (error) {
      if (!isAbort(error)) {
        toast(error.message, {tone: 'bad'});
      }
    } finally {
      this.running = null;
    }
  }

  async #sync() {
    this.running = 'sync';
    try {
      const run = await api.post(syncsOf(this.account, this.store), {job: 'coupons'});
      const ended = await follow(syncsOf(this.account, this.store), run.id, this.signal);
      toast(ended?.error || t('coupons.synced'), {tone: ended?.error ? 'bad' : 'ok'});
      this.preview = null;
    } catch (error) {
      if (!isAbort(error)) {
        toast(error.message, {tone: 'bad'});
      }
    } finally {
      this.running = null;
      this.#refresh();
    }
  }

  render() {
    const canRun = session.serves('accounts/{account}/stores/{store}/syncs') && !session.isReadOnly;
    return html`
      ${pageHeader({
        title: t('coupons.title'),
        lead: t('coupons.lead'),
        crumbs: [{label: session.store(this.account, this.store)?.name || this.store, path: route`${this.account}/stores/${this.store}`}],
        actions: canRun
          ? html`${button({label: t('coupons.preview'), icon: 'search', busy: this.running === 'preview', disabled: this.running === 'sync', onClick: () => this.#preview()})}
              ${button({label: t('coupons.sync'), icon: 'sync', kind: 'primary', busy: this.running === 'sync', disabled: this.running === 'preview', onClick: () => this.#sync()})}`
          : nothing,
      })}
      ${this.preview ? this.#previewed() : nothing}
      ${this.#open.view((found) => this.#decisions(found))}
      <section class="stack">
        <h2>${t('coupons.all')}</h2>
        <t-table
          .source=${this.#coupons}
          .query=${this.query}
          .caption=${t('coupons.title')}
          .columns=${this.#columns()}
          .filters=${[
            {key: 'code', label: t('coupons.code'), type: 'search'},
            {key: 'state', label: t('coupons.stateLabel'), type: 'select', options: Object.keys(TONES).map((value) => ({value, label: t(`coupons.state.${value}`)}))},
          ]}
          .empty=${{icon: 'coupons', title: t('coupons.none'), text: t('coupons.noneText')}}
          .refreshKey=${this.turn}
          @rows=${(event) => this.#people.want(event.detail.items.map((each) => each.affiliate?.id))}
        ></t-table>
      </section>
      <t-dialog wide .open=${Boolean(this.query.show)} .heading=${t('coupons.one', {code: this.query.show ?? ''})}
        .content=${() => this.#one.view((coupon) => (coupon ? this.#detail(coupon) : emptyState({title: t('coupons.gone')})))}
        @close=${() => router.setQuery({show: ''})}></t-dialog>`;
  }

  #columns() {
    return [
      {label: t('coupons.code'), primary: true, cell: (row) => html`<a class="row-link code" href=${href(router.path, {...this.query, show: row.code})}><bdi>${row.code}</bdi></a>`},
      {label: t('coupons.affiliate'), cell: (row) => this.#whose(row)},
      {label: t('coupons.stateLabel'), cell: (row) => html`<span class="badges">${this.#state(row)}</span>`},
      {label: t('coupons.inStore'), cell: (row) => (row.seen ? this.#discount(row.seen) : html`<span class="muted">–</span>`)},
      {label: t('coupons.uses'), align: 'end', cell: (row) => (row.seen ? number(row.seen.uses) : html`<span class="muted">–</span>`)},
      {label: t('coupons.since'), cell: (row) => html`<span class="small">${ago(row.changedAt, this.#zone)}</span>`},
    ];
  }

  #whose(coupon) {
    return coupon.affiliate ? this.#people.name(coupon.affiliate.id) : html`<span class="muted">–</span>`;
  }

  #state(coupon) {
    return html`${badge(TONES[coupon.state] ?? 'idle', hasText(`coupons.state.${coupon.state}`) ? t(`coupons.state.${coupon.state}`) : coupon.state)}
      ${coupon.asked ? badge('info', t('coupons.waits', {action: t(`coupons.action.${coupon.asked.action}`)})) : nothing}`;
  }

  #decisions(found) {
    if (found.length === 0) {
      return notice({tone: 'ok', title: t('coupons.allWell'), text: t('coupons.allWellText')});
    }
    return html`<section class="stack" aria-label=${t('coupons.toDecide')}>
      <div><h2>${t('coupons.toDecide')} <span class="muted">${number(found.length)}${this.more ? '+' : ''}</span></h2><p class="muted">${t('coupons.toDecideText')}</p></div>
      <div class="columns">${found.map((coupon) => card({
        title: html`<bdi class="code">${coupon.code}</bdi>`,
        lead: html`<span class="decision-who">${this.#whose(coupon)} <span class="badges">${this.#state(coupon)}</span></span>`,
        body: html`<p>${coupon.reason}</p>${this.#compare(coupon, true)}`,
        footer: this.#actions(coupon),
      }))}</div>
    </section>`;
  }

  #detail(coupon) {
    return html`
      <p class="row"><span>${this.#whose(coupon)}</span><span class="badges">${this.#state(coupon)}</span></p>
      ${coupon.reason ? html`<p>${coupon.reason}</p>` : nothing}
      ${this.#compare(coupon, false)}
      ${coupon.asked ? html`<p class="small muted">${t('coupons.askedBy', {action: t(`coupons.action.${coupon.asked.action}`), by: coupon.asked.by})} ${ago(coupon.asked.at, this.#zone)}</p>` : nothing}
      <p class="small muted">${t('coupons.since')}: ${ago(coupon.changedAt, this.#zone)}</p>
      ${this.#actions(coupon)}`;
  }

  #actions(coupon) {
    if (session.isReadOnly || coupon.actions.length === 0) {
      return nothing;
    }
    const actions = ORDER.filter((action) => coupon.actions.includes(action));
    return html`<ul class="choices-list">${actions.map((action) => html`<li>
      ${button({label: t(`coupons.action.${action}`), small: true, kind: action === 'reset' ? 'danger-quiet' : 'plain', busy: this.busy === `${coupon.code} ${action}`, onClick: () => this.#ask(coupon, action)})}
      <span class="help">${t(`coupons.does.${action}`)}</span></li>`)}</ul>`;
  }

  #discount({type, amount}) {
    const kind = {percentage: 'percentage_discount', fixed: 'per_total_discount'}[type] ?? type;
    const params = {amount: kind === 'percentage_discount' ? number(Number(amount)) : moneyText(amount, this.#currency)};
    return hasText(`coupons.discount.${kind}`) ? t(`coupons.discount.${kind}`, params) : `${kind} ${amount}`;
  }

  /** Wanted, written and seen side by side; with `short` only what differs and the discount. */
  #compare(coupon, short) {
    const {wanted, written, seen} = coupon;
    const differs = new Set(coupon.differences.map((each) => each.field));
    const money = (copy) => (copy ? (Number(copy.minimumPurchase) > 0 ? moneyText(copy.minimumPurchase, this.#currency) : t('coupons.noMinimum')) : null);
    const limit = (name) => (copy) => (copy ? (copy[name] > 0 ? number(copy[name]) : t('coupons.unlimited')) : null);
    const fields = [
      {fields: ['type', 'amount'], label: t('coupons.field.discount'), of: (copy) => copy && this.#discount(copy), wanted: true, always: true},
      {fields: ['minimumPurchase'], label: t('coupons.field.minimumPurchase'), of: money, wanted: true},
      {fields: ['enabled'], label: t('coupons.field.enabled'), of: (copy) => copy && t(copy.enabled ? 'coupons.on' : 'coupons.off')},
      {fields: ['expires'], label: t('coupons.field.expires'), of: (copy) => copy && (copy.expires ? dayOnly(copy.expires) : t('coupons.never'))},
      {fields: ['maxUses'], label: t('coupons.field.maxUses'), of: limit('maxUses')},
      {fields: ['maxUsesPerCustomer'], label: t('coupons.field.maxUsesPerCustomer'), of: limit('maxUsesPerCustomer')},
      {fields: ['scope'], label: t('coupons.field.scope'), of: (copy) => copy && (copy.scope === 'categories[0]' ? t('coupons.wholeStore') : copy.scope)},
      {fields: ['name'], label: t('coupons.field.name'), of: (copy) => copy?.name},
      {fields: ['code'], label: t('coupons.field.code'), of: (copy) => copy?.code},
    ].map((field) => ({...field, isDifferent: field.fields.some((each) => differs.has(each)) || (coupon.state === 'collision' && field.wanted && field.of(wanted) !== field.of(seen))}));
    const rows = short ? fields.filter((field) => field.isDifferent || field.always) : fields;
    if (!wanted && !written && !seen) {
      return nothing;
    }
    const value = (text) => (text === null || text === undefined ? html`<span class="muted">–</span>` : html`<bdi>${text}</bdi>`);
    return plainTable({
      caption: t('coupons.compared', {code: coupon.code}),
      columns: [
        {label: t('coupons.fieldLabel'), primary: true, cell: (row) => html`<span class="small whole-words">${row.label}</span>`},
        {label: t('coupons.wanted'), cell: (row) => (row.wanted ? value(row.of(wanted)) : html`<span class="muted">–</span>`)},
        {label: t('coupons.written'), cell: (row) => value(row.of(written))},
        {label: t('coupons.seen'), cell: (row) => (row.isDifferent ? html`<mark class="differs">${value(row.of(seen))}<span class="visually-hidden"> ${t('coupons.differs')}</span></mark>` : value(row.of(seen)))},
      ],
      rows,
    });
  }

  #previewed() {
    const {items, at, existing, next} = this.preview;
    return card({
      title: t('coupons.previewTitle'),
      lead: html`${t('coupons.previewLead', {count: existing})} ${ago(at, this.#zone)}`,
      actions: button({label: t('actions.dismiss'), kind: 'quiet', small: true, onClick: () => (this.preview = null)}),
      body: items.length === 0
        ? html`<p>${t('coupons.previewNothing')}</p>`
        : html`${plainTable({
            caption: t('coupons.previewTitle'),
            columns: [
              {label: t('coupons.code'), primary: true, cell: (line) => html`<bdi class="code">${line.code}</bdi>`},
              {label: t('coupons.affiliate'), cell: (line) => (line.affiliate ? this.#people.name(line.affiliate) : '–')},
              {label: t('coupons.step'), cell: (line) => badge({create: 'ok', switch_on: 'ok', switch_off: 'warn', reset: 'warn'}[line.step] ?? 'idle', t(`coupons.steps.${line.step}`))},
              {label: t('coupons.remark'), cell: (line) => html`<bdi class="small">${line.reason || line.name}</bdi>`},
            ],
            rows: items,
          })}${next ? html`<p class="muted small">${t('coupons.previewMore')}</p>` : nothing}`,
    });
  }
}

/** The day of a date as BigCommerce writes it (RFC 2822); whatever else it is, as it is. */
function dayOnly(text) {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? text : dayText(moment.toISOString().slice(0, 10));
}

customElements.define('page-coupons', CouponsPage);

import {
  html, nothing, Page, Remote, api, path, route, session, t, money, moneyText, button, linkButton, pageHeader, card, notice, textField,
  radioField, plainTable, badge, focusFirstError, isAbort, toast, progressBar,
} from '../components/index.js';
import {hasPage} from './index.js';
import {follow, syncsOf, outcomeText} from './runs.js';

const PAUSE = 350;
const FRESH = {type: 'percentage', amount: '10', minimumPurchase: ''};

/** Manage Bigcommerce Discount Program: what new coupons are like, seen before it is saved. */
class DiscountProgramPage extends Page {
  static properties = {
    values: {state: true},
    errors: {state: true},
    busy: {state: true},
    preview: {state: true},
    previewError: {state: true},
    plan: {state: true},
    run: {state: true},
    saved: {state: true},
  };

  #typing;
  #asked = 0;

  #program = new Remote(this, async (signal) => {
    const store = await api.get(path`accounts/${this.account}/stores/${this.store}`, {signal});
    this.values = store.discountProgram ? {...store.discountProgram, amount: tidy(store.discountProgram.amount), minimumPurchase: tidy(store.discountProgram.minimumPurchase)} : FRESH;
    this.saved = store.discountProgram ? JSON.stringify(this.values) : '';
    this.#look();
    return store;
  });

  constructor() {
    super();
    this.values = FRESH;
    this.errors = {};
    this.busy = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#program.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  get #base() {
    return path`accounts/${this.account}/stores/${this.store}`;
  }

  get #body() {
    const {type, amount, minimumPurchase} = this.values;
    return {type, amount: decimal(amount), ...(minimumPurchase.trim() ? {minimumPurchase: decimal(minimumPurchase)} : {})};
  }

  #set(changes) {
    this.values = {...this.values, ...changes};
    this.errors = Object.fromEntries(Object.entries(this.errors).filter(([field]) => !(field in changes) && field !== 'all'));
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#look(), PAUSE);
  }

  /** What it would come to; the server computes it, so that the page says nothing the store will not do. */
  async #look() {
    if (!this.values.amount.trim()) {
      return;
    }
    const turn = ++this.#asked;
    try {
      const preview = await api.post(`${this.#base}/discount-program/preview`, this.#body, {signal: this.signal});
      if (turn === this.#asked) {
        this.preview = preview;
        this.previewError = '';
      }
    } catch (error) {
      if (turn === this.#asked && !isAbort(error)) {
        // Half a number while it is being typed is no reason to shout; and who may only look is given no preview.
        this.previewError = error.status === 400 || error.status === 422 ? error.message : '';
      }
    }
  }

  async #save(event) {
    event.preventDefault();
    if (!this.values.amount.trim()) {
      this.errors = {amount: t('program.missingAmount')};
      return this.#focusError();
    }
    this.busy = 'save';
    try {
      const kept = await api.put(`${this.#base}/discount-program`, this.#body, {signal: this.signal});
      this.values = {type: kept.type, amount: tidy(kept.amount), minimumPurchase: tidy(kept.minimumPurchase)};
      const isFirst = !this.saved;
      this.saved = JSON.stringify(this.values);
      toast(t('program.saved'));
      await session.refreshStores(this.account);
      this.#look();
      if (isFirst) {
        this.#makeCoupons(false);
      }
    } catch (error) {
      if (!isAbort(error)) {
        this.errors = error.field in FRESH ? {[error.field]: error.message} : {all: error.message};
        this.#focusError();
      }
    } finally {
      this.busy = '';
    }
  }

  async #focusError() {
    await this.updateComplete;
    focusFirstError(this);
  }

  /** Finds out by a dry run what a run would do now. */
  async #planCoupons() {
    await this.#running('plan', async () => {
      const {run} = await api.post(`${this.#base}/coupons/preview`, undefined, {signal: this.signal});
      const ended = await follow(syncsOf(this.account, this.store), run, this.signal, (now) => (this.run = now));
      if (ended?.state === 'failed') {
        throw Object.assign(new Error(ended.error), {status: 0, field: ''});
      }
      this.plan = await api.get(`${this.#base}/coupons/preview`, {query: {limit: 250}, signal: this.signal});
      this.run = null;
    });
  }

  async #makeCoupons(asked = true) {
    await this.#running('make', async () => {
      const {id} = await api.post(syncsOf(this.account, this.store), {job: 'coupons'}, {signal: this.signal});
      await follow(syncsOf(this.account, this.store), id, this.signal, (now) => (this.run = now));
      this.plan = null;
      this.#look();
      if (asked) {
        toast(this.#made());
      }
    });
  }

  async #sync() {
    await this.#running('sync', async () => {
      const {id} = await api.post(syncsOf(this.account, this.store), {job: 'orders'}, {signal: this.signal});
      await follow(syncsOf(this.account, this.store), id, this.signal, (now) => (this.run = now));
    });
  }

  async #running(what, work) {
    this.busy = what;
    this.errors = {};
    try {
      await work();
    } catch (error) {
      if (!isAbort(error)) {
        this.errors = {all: error.message};
      }
    } finally {
      this.busy = '';
    }
  }

  render() {
    const name = session.store(this.account, this.store)?.name || this.store;
    return html`
      ${pageHeader({title: t('program.title'), lead: t('program.lead'), crumbs: [{label: name, path: route`${this.account}/stores/${this.store}`}]})}
      ${this.#program.view((store) => html`
        <div class="columns columns-side">
          <div class="stack">${this.#form(store)}</div>
          <div class="stack">${this.#outlook(store)}${session.isReadOnly ? nothing : html`${this.#coupons()}${this.#synchronize()}`}</div>
        </div>`)}`;
  }

  #form(store) {
    const isPercentage = this.values.type === 'percentage';
    const symbol = currencySymbol(store.currency);
    const isSaved = this.saved === JSON.stringify(this.values);
    return html`<form class="card" novalidate @submit=${(event) => this.#save(event)}>
      <h2>${t('program.defaults')}</h2>
      ${radioField({
        id: 'type', legend: t('program.type'), value: this.values.type, error: this.errors.type,
        options: [
          {value: 'percentage', label: t('program.percentage'), help: t('program.percentageHelp')},
          {value: 'fixed', label: t('program.fixed'), help: t('program.fixedHelp', {currency: store.currency})},
        ],
        onChange: (type) => this.#set({type}),
      })}
      ${textField({id: 'amount', label: t('program.amount'), value: this.values.amount, error: this.errors.amount, required: true, inputmode: 'decimal', width: 'short', prefix: isPercentage ? undefined : symbol, suffix: isPercentage ? '%' : store.currency, onInput: (amount) => this.#set({amount})})}
      ${textField({id: 'minimumPurchase', label: t('program.minimum'), value: this.values.minimumPurchase, error: this.errors.minimumPurchase, inputmode: 'decimal', width: 'short', prefix: symbol, suffix: store.currency, help: t('program.minimumHelp'), onInput: (minimumPurchase) => this.#set({minimumPurchase})})}
      ${notice({tone: 'info', text: this.#stays()})}
      ${this.errors.all ? notice({tone: 'bad', text: this.errors.all, announce: true}) : nothing}
      ${session.isReadOnly ? nothing : html`<div class="actions">${button({label: t('program.save'), kind: isSaved ? 'plain' : 'primary', type: 'submit', busy: this.busy === 'save'})}${isSaved ? html`<span class="muted small">${t('program.isSaved')}</span>` : nothing}</div>`}
    </form>`;
  }

  #stays() {
    const existing = this.preview?.existingUnchanged;
    return !existing ? t('program.stay') : t('program.stayCount', {count: existing});
  }

  #outlook(store) {
    if (this.previewError) {
      return card({title: t('program.preview'), body: html`<p class="muted">${this.previewError}</p>`});
    }
    if (!this.preview) {
      return nothing;
    }
    const {coupon, basket, applies} = this.preview;
    const cash = (amount) => money(amount, basket.currency);
    return card({
      title: t('program.preview'),
      lead: t('program.previewLead'),
      body: html`
        <div class="ticket"><div class="ticket-worth">${coupon.type === 'percentage' ? `${tidy(coupon.amount)} %` : moneyText(coupon.amount, store.currency)}<span>${t('program.off')}</span></div>
          <div class="grow"><p class="ticket-code">${coupon.code}</p><p class="small muted cut">${coupon.name}</p>
          <p class="small">${Number(coupon.minimumPurchase) > 0 ? t('program.from', {amount: moneyText(coupon.minimumPurchase, store.currency)}) : t('program.anyOrder')}</p></div></div>
        <table class="basket"><caption>${t('program.basket')}</caption><tbody>
          ${basket.items.map((item) => html`<tr><td>${item.name}</td><td class="end">${item.quantity > 1 ? html`<span class="muted">${item.quantity} ×</span> ` : nothing}${cash(item.price)}</td></tr>`)}
          <tr><th scope="row">${t('program.subtotal')}</th><td class="end">${cash(basket.subtotal)}</td></tr>
          <tr class="basket-off"><th scope="row">${t('program.discount', {code: coupon.code})}</th><td class="end">${Number(basket.discount) > 0 ? html`−${cash(basket.discount)}` : cash(basket.discount)}</td></tr>
          <tr class="basket-total"><th scope="row">${t('program.total')}</th><td class="end">${cash(basket.total)}</td></tr>
        </tbody></table>
        ${applies ? nothing : notice({tone: 'warn', text: t('program.belowMinimum')})}`,
    });
  }

  #coupons() {
    if (!this.saved || !session.serves('accounts/{account}/stores/{store}/coupons')) {
      return nothing;
    }
    const without = this.preview?.affiliatesWithout;
    const steps = this.plan?.items.filter((line) => line.step !== 'none') ?? [];
    return card({
      title: t('program.coupons'),
      lead: without === 0 ? t('program.planNothing') : without ? t('program.without', {count: without}) : t('program.couponsLead'),
      body: html`
        ${this.busy === 'plan' || this.busy === 'make' ? this.#progress() : nothing}
        ${this.busy !== 'make' && this.run?.job === 'coupons' && !this.plan ? html`<p role="status">${this.#made()}</p>` : nothing}
        ${this.plan
          ? steps.length
            ? html`${plainTable({
                caption: t('program.plan'),
                columns: [
                  {label: t('program.code'), primary: true, cell: (line) => html`<span class="mono">${line.code}</span>`},
                  {label: t('program.couponName'), cell: (line) => line.name},
                  {label: t('program.what'), cell: (line) => badge(line.step === 'create' ? 'info' : 'idle', t(`program.step.${line.step}`))},
                ],
                rows: steps.slice(0, 50),
              })}${this.plan.next || steps.length > 50 ? html`<p class="muted small">${t('program.planMore')}</p>` : nothing}`
            : notice({tone: 'ok', text: t('program.planNothing')})
          : nothing}`,
      footer: html`
        ${button({label: t('program.showPlan'), busy: this.busy === 'plan', onClick: () => this.#planCoupons()})}
        ${steps.length ? button({label: t('program.make', {count: steps.length}), kind: 'primary', busy: this.busy === 'make', onClick: () => this.#makeCoupons()}) : nothing}
        ${hasPage('coupons') ? linkButton({label: t('program.toCoupons'), kind: 'quiet', target: route`${this.account}/stores/${this.store}/coupons`}) : nothing}`,
    });
  }

  /** Saving a program wakes the job by itself, so that another run may have made them already. */
  #made() {
    return this.run.state === 'succeeded' && !this.run.counts.created ? t('program.planNothing') : outcomeText(this.run);
  }

  #synchronize() {
    if (!session.serves('accounts/{account}/stores/{store}/syncs')) {
      return nothing;
    }
    return card({
      title: t('program.sync'),
      lead: t('program.syncLead'),
      body: this.busy === 'sync' ? this.#progress() : this.run?.job === 'orders' ? html`<p role="status">${outcomeText(this.run)}</p>` : nothing,
      footer: html`${button({label: t('program.syncNow'), icon: 'sync', busy: this.busy === 'sync', onClick: () => this.#sync()})}
        ${linkButton({label: t('program.toSync'), kind: 'quiet', target: route`${this.account}/stores/${this.store}/sync`})}`,
    });
  }

  #progress() {
    return html`<div class="stack-s" role="status"><p class="muted">${this.run?.waiting || this.run?.phase || t('loading')}</p>${progressBar({label: t('program.progress'), done: this.run?.done, total: this.run?.total})}</div>`;
  }
}

/** "10.00" is typed and read as "10"; nothing is rounded. */
const tidy = (amount) => {
  const text = String(amount ?? '').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return text === '0' ? '' : text;
};

/** People type 2,50 as well as 2.50. */
const decimal = (text) => {
  const plain = text.trim();
  return /^\d+,\d{1,2}$/.test(plain) ? plain.replace(',', '.') : plain;
};

function currencySymbol(currency) {
  const parts = new Intl.NumberFormat(undefined, {style: 'currency', currency, currencyDisplay: 'narrowSymbol'}).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

customElements.define('page-discount-program', DiscountProgramPage);

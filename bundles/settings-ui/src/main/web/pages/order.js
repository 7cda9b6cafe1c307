import {
  html, nothing, Page, Remote, api, path, route, href, router, session, poll, t, rich, hasText, button, pageHeader, card, facts, notice, badge, money, moment, number,
  radioField, textField, textArea, toast, emptyState, focusFirstError,
} from '../components/index.js';
import {flagBadge, lineText, reasonText, ruleText, spoken, standing, stateBadge} from './order-words.js';
import {People} from './people.js';

const TYPING = 250;
const SHOWN = 8;
const LOOK = 1500;
const PATH = 'path';

/** One order: whose it is and why, what it comes to, and what a person can do about it. */
class OrderPage extends Page {
  static properties = {busy: {state: true}, sought: {state: true}, waits: {state: true}, dialog: {state: true}, draft: {state: true}, errors: {state: true}, found: {state: true}};

  #people = new People(this);
  #order = new Remote(this, (signal) => api.get(this.#target, {signal}));
  #view = new Remote(this, (signal) => api.get(`${this.#target}/${path`affiliates/${this.viewer}`}`, {signal}));
  #typing;

  constructor() {
    super();
    this.errors = {};
    this.draft = {};
    this.found = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    // Whoever comes from the list has asked for it there; the run that reads it is in the address.
    if (this.query.run) {
      this.#follow({run: this.query.run});
      router.setQuery({run: ''});
    }
  }

  get #store() {
    return path`accounts/${this.account}/stores/${this.store}`;
  }

  get #target() {
    return `${this.#store}/${path`orders/${this.params.order}`}`;
  }

  get #zone() {
    return session.store(this.account, this.store)?.timeZone;
  }

  async #load() {
    await this.#order.load();
    const order = this.#order.value;
    if (order) {
      this.#people.want([order.decision.purchase?.affiliate?.id, ...idsIn(order)]);
    }
  }

  /** Something was asked for: watches the run that does it, and shows the order when it has ended. */
  async #follow(answer) {
    this.waits = true;
    try {
      if (answer?.run && session.serves('accounts/{account}/stores/{store}/syncs')) {
        await poll(async (signal) => (await api.get(`${this.#store}/syncs/${answer.run}`, {signal})).state === 'running', {ms: LOOK, signal: this.signal});
      }
    } finally {
      this.waits = false;
    }
    await this.#load();
    this.sought = true;
    if (!answer?.run) {
      toast(t('order.nextRun'));
    }
  }

  async #do(what, done) {
    this.busy = true;
    try {
      const answer = await what();
      done?.();
      this.#follow(answer);
      return true;
    } catch (error) {
      if (error.field && this.dialog) {
        this.errors = {[error.field]: error.message};
        await this.updateComplete;
        focusFirstError(this);
      } else if (this.dialog) {
        this.errors = {all: error.message};
      } else {
        toast(error.message, {tone: 'bad'});
      }
      return false;
    } finally {
      this.busy = false;
    }
  }

  #retry(anew) {
    return this.#do(() => api.post(`${this.#target}/retry`, {anew}), () => toast(t(anew ? 'order.lookingAnew' : 'order.looking')));
  }

  #undoCredit(reason) {
    return this.#do(() => api.del(`${this.#target}/credit`, {query: {reason}}), () => this.#close());
  }

  async #credit() {
    const {to = 'affiliate', affiliate, code, reason} = this.draft;
    this.errors = {
      ...(to === 'affiliate' && !affiliate ? {affiliate: t('order.chooseAffiliate')} : {}),
      ...(reason?.trim() ? {} : {reason: t('order.giveReason')}),
    };
    if (Object.keys(this.errors).length) {
      await this.updateComplete;
      return focusFirstError(this);
    }
    const body = to === 'nobody' ? {affiliate: null, reason} : {affiliate: affiliate.id, code: code?.trim() || null, reason};
    return this.#do(() => api.post(`${this.#target}/credit`, body), () => {
      this.#close();
      toast(to === 'nobody' ? t('order.creditedNobody') : t('order.creditedTo', {name: affiliate.name}), {undo: () => this.#undoCredit(t('order.undoneAtOnce'))});
    });
  }

  #open(dialog) {
    this.errors = {};
    this.draft = {to: 'affiliate'};
    this.found = this.#people.list;
    this.dialog = dialog;
  }

  #close() {
    this.dialog = null;
  }

  #search(text) {
    clearTimeout(this.#typing);
    this.draft = {...this.draft, search: text};
    this.#typing = setTimeout(async () => {
      this.found = text.trim() ? await this.#people.search(text.trim()) : this.#people.list;
    }, TYPING);
  }

  #show(viewer) {
    this.viewer = viewer;
    this.#view.set(undefined);
    this.#view.load();
    this.dialog = 'view';
  }

  render() {
    const home = route`${this.account}/stores/${this.store}`;
    const order = this.#order.value;
    const isGone = this.#order.error?.status === 404 && !order;
    return html`
      ${pageHeader({
        title: t('order.title', {id: this.params.order}),
        badge: order ? html`<span class="badges">${stateBadge(order.state)}${order.flags.map(flagBadge)}</span>` : nothing,
        crumbs: [
          {label: session.store(this.account, this.store)?.name || this.store, path: home},
          {label: t('orders.title'), path: `${home}/orders`},
        ],
        actions: session.isReadOnly || !order
          ? nothing
          : html`${button({label: t('order.lookAgain'), icon: 'sync', busy: this.waits, onClick: () => this.#retry(false)})}
              ${button({label: t('order.decide'), icon: 'affiliates', disabled: this.waits, onClick: () => this.#open('credit')})}`,
      })}
      ${isGone
        ? emptyState({
            icon: 'search', title: t(this.sought ? 'order.noSuch' : 'orders.missing', {id: this.params.order}), text: t(this.sought ? 'order.noSuchText' : 'orders.missingText'),
            action: session.isReadOnly ? nothing : button({label: t('orders.fetch'), kind: 'primary', busy: this.waits, onClick: () => this.#retry(false)}),
          })
        : this.#order.view((value) => this.#content(value))}
      ${this.#dialogs()}`;
  }

  #content(order) {
    return html`
      ${this.#answer(order)}
      <div class="columns columns-side">
        <div class="stack">
          ${this.#receipt(order)}
          ${card({title: t('order.rulesTried'), lead: html`${t('order.rulesLead')} ${this.#rulesLink(order)}`, body: this.#trace(order)})}
          ${this.#history(order)}
        </div>
        <div class="stack">
          ${this.#byHand(order)}
          ${card({title: t('order.wouldChange'), body: html`<p>${order.decision.wouldChange}</p>`, footer: session.isReadOnly ? nothing : html`
            ${button({label: t('order.anew'), small: true, disabled: this.waits, onClick: () => this.#retry(true), describedBy: 'anew-help'})}<p class="help" id="anew-help">${t('order.anewHelp')}</p>`})}
          ${card({title: t('order.dates'), body: facts([
            [t('orders.ordered'), moment(order.decision.orderedAt, this.#zone)],
            [t('order.modified'), moment(order.decision.modifiedAt, this.#zone)],
            [t('order.firstSeen'), moment(order.decision.firstSeenAt, this.#zone)],
            [t('order.decided'), moment(order.decision.decidedAt, this.#zone)],
          ])})}
          ${this.#calls(order)}
          ${this.#viewers(order)}
        </div>
      </div>`;
  }

  /** The one sentence that answers the question people come with. */
  #answer(order) {
    const {decision} = order;
    const {purchase} = decision;
    const affiliate = purchase?.affiliate;
    const said = order.byHand.at(-1);
    const params = {
      amount: purchase ? html`<strong>${money(purchase.amount, purchase.currency)}</strong>` : '',
      affiliate: affiliate ? html`<strong>${this.#people.name(affiliate.id, affiliate.name)}</strong>` : '',
      code: affiliate ? html`<bdi class="code">${affiliate.code}</bdi>` : '',
      why: clause(reasonText(decision.reason, decision.why)),
      who: html`<bdi>${said?.author ?? ''}</bdi>`,
      reason: html`<q><bdi>${said?.reason ?? ''}</bdi></q>`,
    };
    const kind = decision.reason === 'by-hand' ? (affiliate ? 'byHand' : 'byHandNobody') : order.state === 'held' && purchase ? 'heldPurchase' : order.state === 'reversed' && affiliate ? 'reversedCredit' : order.state === 'credited' && decision.reason === 'link' ? 'creditedLink' : order.state;
    const key = hasText(`order.answer.${kind}`) ? `order.answer.${kind}` : 'order.answer.other';
    return html`<div class="answer answer-${order.state}" role="status">
      <p class="answer-text">${rich(key, params)}</p>
      ${order.flags.map((flag) => (hasText(`order.flag.${flag}`) ? html`<p class="small">${t(`order.flag.${flag}`)}</p>` : nothing))}
      ${this.waits ? html`<p class="small">${t('order.waits')}</p>` : nothing}
    </div>`;
  }

  #receipt({receipt, decision}) {
    if (!receipt) {
      return card({title: t('order.receipt'), body: html`<p class="muted">${t(decision.purchase ? 'order.noReceiptNow' : 'order.noReceipt')}</p>`});
    }
    const line = (each) => html`<tr><th scope="row">${lineText(each.name)}</th><td class="end">${money(each.amount, receipt.currency)}</td></tr>`;
    return card({
      title: t('order.receipt'),
      lead: t('order.receiptLead'),
      body: html`<table class="receipt">
        <caption class="visually-hidden">${t('order.receipt')}</caption>
        <tbody>${receipt.lines.map(line)}</tbody>
        <tbody class="receipt-sum"><tr><th scope="row">${t('order.sum')}</th><td class="end">${money(receipt.amount, receipt.currency)}</td></tr></tbody>
        ${receipt.leftOut.length ? html`<tbody class="receipt-left"><tr><th colspan="2" scope="rowgroup">${t('order.leftOut')}</th></tr>${receipt.leftOut.map(line)}</tbody>` : nothing}
      </table>`,
    });
  }

  #rulesLink({decision}) {
    return session.serves('accounts/{account}/stores/{store}/rules')
      ? html`<a href=${href(route`${this.account}/stores/${this.store}/rules`, {version: decision.settingsVersion})}>${t('order.rulesVersion', {version: decision.settingsVersion})}</a>`
      : t('order.rulesVersion', {version: decision.settingsVersion});
  }

  #trace({trace, decision}) {
    return html`<ol class="trace">${steps(trace).map((step, index) => html`<li>
      <span class="trace-mark" aria-hidden="true">${index + 1}</span>
      <div class="grow"><strong>${ruleText(step.rule)}</strong>
        ${step.path ? this.#path(step.path, decision) : html`
          <p class="muted"><bdi>${spoken(step.input, this.#people)}</bdi></p>
          <p class="trace-outcome"><span class="muted" aria-hidden="true">→</span> <bdi>${spoken(step.outcome, this.#people)}</bdi></p>`}</div>
    </li>`)}</ol>`;
  }

  /** How the shopper came, from the first visit that is known to the order. */
  #path(path, {orderedAt}) {
    return html`<ol class="path">
      ${path.map((step) => html`<li><span class="small muted">${moment(step.input, this.#zone)}</span> <bdi>${sentence(step.outcome)}</bdi></li>`)}
      <li class="path-end"><span class="small muted">${moment(orderedAt, this.#zone)}</span> <span>${t('order.pathEnd')}</span></li>
    </ol>`;
  }

  #history({history}) {
    return card({
      title: t('order.history'),
      body: history.length === 0
        ? html`<p class="muted">${t('order.noHistory')}</p>`
        : html`<ol class="changes">${[...history].reverse().map((change) => html`<li>
            <p class="small muted">${moment(change.at, this.#zone)} · ${t('order.run', {run: number(change.run)})}</p>
            <p><bdi>${spoken(sentence(change.cause), this.#people)}</bdi></p>
            <dl class="before-after"><div><dt>${t('order.before')}</dt><dd>${standing(change.before, this.#people)}</dd></div>
              <div><dt>${t('order.after')}</dt><dd>${standing(change.after, this.#people)}</dd></div></dl>
          </li>`)}</ol>`,
    });
  }

  #byHand(order) {
    if (order.byHand.length === 0) {
      return nothing;
    }
    const isDecided = order.decision.reason === 'by-hand' || !/left to the rules/.test(order.byHand.at(-1).what);
    return card({
      title: t('order.byHand'),
      actions: isDecided && !session.isReadOnly ? button({label: t('order.undo'), icon: 'undo', small: true, disabled: this.waits, onClick: () => this.#open('undo')}) : nothing,
      body: html`<ol class="changes">${[...order.byHand].reverse().map((said) => html`<li>
        <p class="small muted">${moment(said.at, this.#zone)} · <bdi>${said.author}</bdi></p>
        <p><bdi>${spoken(sentence(said.what), this.#people)}</bdi></p><p class="muted"><q><bdi>${said.reason}</bdi></q></p></li>`)}</ol>`,
    });
  }

  #calls({calls}) {
    return card({
      title: t('order.calls'),
      lead: t('order.callsLead'),
      body: calls.length === 0
        ? html`<p class="muted">${t('order.noCalls')}</p>`
        : html`<ol class="changes">${[...calls].reverse().map((call) => html`<li>
            <p class="small muted">${moment(call.askedAt, this.#zone)} · ${t('order.run', {run: number(call.run)})}</p>
            <p><bdi>${spoken(call.asked, this.#people)}</bdi></p>
            <p>${this.#callState(call)}</p>
          </li>`)}</ol>`,
    });
  }

  #callState(call) {
    if (call.refusal) {
      return html`${badge('bad', t('order.refused'))} <bdi>${call.refusal}</bdi>`;
    }
    if (!call.confirmedAt) {
      return html`${badge('warn', t('order.unanswered'))} <span class="small">${t('order.unansweredHelp')}</span>`;
    }
    return call.lookedUpAt ? html`${badge('ok', t('order.lookedUp'))} <span class="small muted">${moment(call.lookedUpAt, this.#zone)}</span>` : badge('ok', t('order.confirmed'));
  }

  #viewers(order) {
    const ids = [...new Set([order.decision.purchase?.affiliate?.id, ...idsIn(order)].filter(Boolean))];
    return ids.length === 0
      ? nothing
      : card({
          title: t('order.view'),
          lead: t('order.viewLead'),
          body: html`<div class="actions">${ids.map((id) => html`<button type="button" class="button button-plain button-small button-cut" @click=${() => this.#show(id)}><span class="cut">${this.#people.name(id, id === order.decision.purchase?.affiliate?.id ? order.decision.purchase.affiliate.name : '')}</span></button>`)}</div>`,
        });
  }

  #dialogs() {
    return html`
      <t-dialog .open=${this.dialog === 'credit'} .heading=${t('order.decideTitle', {id: this.params.order})} .content=${() => this.#creditForm()} .footer=${() => html`
        ${button({label: t('actions.cancel'), onClick: () => this.#close()})}
        ${button({label: t('order.decideDo'), kind: 'primary', busy: this.busy, onClick: () => this.#credit()})}`} @close=${() => this.#close()}></t-dialog>
      <t-dialog .open=${this.dialog === 'undo'} .heading=${t('order.undoTitle')} .content=${() => html`
        <p>${t('order.undoText')}</p>${this.errors.all ? notice({tone: 'bad', text: this.errors.all, announce: true}) : nothing}${this.#reason()}`} .footer=${() => html`
        ${button({label: t('actions.cancel'), onClick: () => this.#close()})}
        ${button({label: t('order.undo'), kind: 'primary', busy: this.busy, onClick: () => this.#undoWithReason()})}`} @close=${() => this.#close()}></t-dialog>
      <t-dialog .open=${this.dialog === 'view'} .heading=${t('order.viewTitle', {name: this.#people.nameText(this.viewer) || this.viewer})} .content=${() => this.#view.view((view) => this.#affiliateView(view))} @close=${() => this.#close()}></t-dialog>`;
  }

  async #undoWithReason() {
    if (!this.draft.reason?.trim()) {
      this.errors = {reason: t('order.giveReason')};
      await this.updateComplete;
      return focusFirstError(this);
    }
    return this.#undoCredit(this.draft.reason);
  }

  #reason() {
    return textArea({id: 'reason', label: t('order.reason'), help: t('order.reasonHelp'), rows: 3, value: this.draft.reason ?? '', error: this.errors.reason, required: true, onInput: (reason) => (this.draft = {...this.draft, reason})});
  }

  #creditForm() {
    const {to, affiliate, search = '', code = ''} = this.draft;
    return html`
      <p class="muted">${t('order.decideLead')}</p>
      ${this.errors.all ? notice({tone: 'bad', text: this.errors.all, announce: true}) : nothing}
      ${radioField({id: 'credit-to', legend: t('order.to'), value: to, options: [
        {value: 'affiliate', label: t('order.toAffiliate')}, {value: 'nobody', label: t('order.toNobody'), help: t('order.toNobodyHelp')},
      ], onChange: (value) => (this.draft = {...this.draft, to: value})})}
      ${to === 'nobody' ? nothing : html`
        ${textField({id: 'affiliate-search', label: t('order.searchAffiliate'), value: search, type: 'search', error: this.errors.affiliate, onInput: (text) => this.#search(text)})}
        ${this.found.length === 0
          ? html`<p class="muted" role="status">${t('order.noAffiliate')}</p>`
          : html`<div class="picker">${radioField({id: 'affiliate', legend: t('order.which'), inline: false, value: affiliate?.id,
              options: this.found.slice(0, SHOWN).map((each) => ({value: each.id, label: html`<bdi>${each.name}</bdi>`, help: html`<bdi>${[each.code, each.state === 'active' ? '' : hasText(`order.affiliateState.${each.state}`) ? t(`order.affiliateState.${each.state}`) : each.state].filter(Boolean).join(' · ')}</bdi>`})),
              onChange: (id) => (this.draft = {...this.draft, affiliate: this.#people.find(id)})})}
            ${this.found.length > SHOWN ? html`<p class="help">${t('order.moreAffiliates', {count: this.found.length - SHOWN})}</p>` : nothing}</div>`}
        ${textField({id: 'code', label: t('order.code'), value: code, placeholder: affiliate?.code ?? '', help: t('order.codeHelp'), error: this.errors.code, monospace: true, onInput: (value) => (this.draft = {...this.draft, code: value})})}`}
      ${this.#reason()}`;
  }

  #affiliateView(view) {
    return html`
      <p class="muted">${t('order.viewNote')}</p>
      ${facts([
        [t('orders.ordered'), moment(view.orderedAt, this.#zone)],
        [t('orders.stateLabel'), view.state ? stateBadge(view.state) : t('order.notTheirs')],
      ])}
      <p>${sentence(view.why)}${view.purchase ? html`: <bdi>${spoken(view.purchase, this.#people)}</bdi>` : nothing}</p>
      ${view.receipt ? html`<table class="receipt"><caption class="visually-hidden">${t('order.receipt')}</caption>
        <tbody>${view.receipt.lines.map((each) => html`<tr><th scope="row">${lineText(each.name)}</th><td class="end">${money(each.amount, view.receipt.currency)}</td></tr>`)}</tbody>
        <tbody class="receipt-sum"><tr><th scope="row">${t('order.sum')}</th><td class="end">${money(view.receipt.amount, view.receipt.currency)}</td></tr></tbody></table>` : nothing}
      ${view.history.length ? html`<ol class="changes">${view.history.map((event) => html`<li><p class="small muted">${moment(event.at, this.#zone)}</p><p><bdi>${spoken(sentence(event.what), this.#people)}</bdi></p></li>`)}</ol>` : nothing}
      <p class="row small muted">${t('order.copyView')} <t-copy .text=${view.text} .label=${t('order.view')}></t-copy></p>`;
  }
}

const sentence = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
/** A sentence as the second half of another. */
const clause = (text) => text.charAt(0).toLocaleLowerCase() + text.slice(1);

/** The lines of a trace as they are shown: those that tell how the shopper came are one step, in the order of time. */
function steps(trace) {
  const path = trace.filter((line) => line.rule === PATH).sort((one, other) => Date.parse(one.input) - Date.parse(other.input));
  const first = trace.findIndex((line) => line.rule === PATH);
  return trace.flatMap((line, index) => (line.rule !== PATH ? [line] : index === first ? [{rule: PATH, path}] : []));
}

/** The affiliates that the order's history names: it was theirs once. */
function idsIn({history, byHand}) {
  const texts = [...history.flatMap((change) => [change.before, change.after]), ...byHand.map((said) => said.what)];
  return texts.flatMap((text) => [...text.matchAll(/(?:for|to) affiliate ([^\s,()]+)/g)].map((match) => match[1]));
}

customElements.define('page-order', OrderPage);

import {
  html, nothing, Page, Remote, api, path, route, router, session, t, badge, button, linkButton, pageHeader, card, facts, notice, plainTable, textField,
  radioField, focusFirstError, isAbort, toast, ago, moment, number, confirmLoss,
} from '../components/index.js';

/** What can be chosen, and what is usual. */
const CHOICES = {
  purchaseCode: ['order-id', 'store-and-order-id'],
  withoutAffiliate: ['send', 'keep-back'],
  withoutEmail: ['refuse', 'placeholder'],
  cancelledAgain: ['refuse', 'new-code'],
};
const FIELDS = ['id', 'name', 'privateKey', 'publicKey', ...Object.keys(CHOICES)];
const TONES = {ok: 'ok', swapped: 'bad', wrong: 'bad', invalid: 'bad', unreachable: 'warn'};

/** An account of LeadDyno: its keys, what is done about orders that LeadDyno cannot take as they are, and how it goes. */
class LeadDynoPage extends Page {
  static properties = {values: {state: true}, errors: {state: true}, busy: {state: true}, tested: {state: true}};

  /** null while the account is not set up. */
  #kept = new Remote(this, (signal) => this.#read(signal));
  #shadow = new Remote(this, (signal) => api.get(`${this.#target}/shadow`, {signal}));
  #differences = new Remote(this, async (signal) => (await api.get(`${this.#target}/differences`, {signal})).items);

  constructor() {
    super();
    this.errors = {};
    this.tested = null;
  }

  get isNew() {
    return false;
  }

  /** Whether the account is another platform's still, and LeadDyno is not told of anything. */
  get #inShadow() {
    return this.#shadow.value?.on ?? false;
  }

  get #target() {
    return path`accounts/${this.isNew ? this.values.id.trim() : this.account}/leaddyno`;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.isNew) {
      this.#fill(null);
      this.#kept.set(null);
    } else {
      this.#kept.load();
    }
  }

  async #read(signal) {
    let found = null;
    try {
      found = await api.get(this.#target, {signal});
    } catch (error) {
      if (error.status !== 404) {
        throw error;
      }
    }
    this.#fill(found);
    if (found) {
      this.#readRest();
    }
    return found;
  }

  /** What there is of an account that is set up. */
  #readRest() {
    this.#shadow.load();
    this.#differences.load();
  }

  #fill(account) {
    const chosen = Object.entries(CHOICES).map(([name, [usual]]) => [name, account?.[name] ?? usual]);
    this.values = {id: '', name: account?.name ?? '', privateKey: '', publicKey: account?.publicKey ?? '', ...Object.fromEntries(chosen)};
  }

  #set(changes) {
    this.values = {...this.values, ...changes};
    this.errors = Object.fromEntries(Object.entries(this.errors).filter(([field]) => !(field in changes)));
    if ('privateKey' in changes || 'publicKey' in changes) {
      this.tested = null;
    }
  }

  #missing() {
    const {id, privateKey} = this.values;
    this.errors = {
      ...(this.isNew && !id.trim() ? {id: t('leaddyno.missing.id')} : {}),
      ...(!privateKey.trim() && !this.#kept.value ? {privateKey: t('leaddyno.missing.privateKey')} : {}),
    };
    return Object.keys(this.errors).length > 0;
  }

  async #test() {
    if (!this.#missing()) {
      await this.#doing('test', async () => {
        const {privateKey, publicKey} = this.values;
        this.tested = await api.post(`${this.#target}/test`, {privateKey: privateKey.trim(), publicKey: publicKey.trim()}, {signal: this.signal});
      });
    }
    await this.#focusError();
  }

  #swap() {
    const {privateKey, publicKey} = this.values;
    this.#set({privateKey: publicKey, publicKey: privateKey});
    return this.#test();
  }

  async #save(event) {
    event.preventDefault();
    if (!this.#missing()) {
      await this.#doing('save', async () => {
        const {id, name, privateKey, publicKey, ...choices} = this.values;
        const saved = await api.put(this.#target, {name: name.trim(), privateKey: privateKey.trim(), publicKey: publicKey.trim(), ...choices}, {signal: this.signal});
        await session.refresh({force: true});
        toast(t('leaddyno.saved'));
        if (this.isNew) {
          router.go(route`${saved.id}/leaddyno`);
          return;
        }
        this.#fill(saved);
        this.tested = null;
        this.#kept.set(saved);
        this.#readRest();
      });
    }
    await this.#focusError();
  }

  #compare() {
    return this.#move('compare');
  }

  async #takeOver() {
    if (await confirmLoss({title: t('leaddyno.takeOverTitle'), text: t('leaddyno.takeOverText'), action: t('leaddyno.takeOver')})) {
      await this.#move('take-over', t('leaddyno.takenOver'));
    }
  }

  async #handBack() {
    if (await confirmLoss({title: t('leaddyno.handBackTitle'), text: t('leaddyno.handBackText'), action: t('leaddyno.handBack'), kind: 'primary'})) {
      await this.#move('hand-back', t('leaddyno.handedBack'));
    }
  }

  #move(what, done) {
    return this.#doing(what, async () => {
      this.#shadow.set(await api.post(`${this.#target}/shadow/${what}`, {}, {signal: this.signal}));
      if (done) {
        toast(done);
      }
      // It read the affiliates where that was due.
      this.#kept.set(await api.get(this.#target, {signal: this.signal}));
    }, 'shadow');
  }

  #poll() {
    return this.#doing('poll', async () => this.#kept.set(await api.post(`${this.#target}/poll`, {}, {signal: this.signal})), 'poll');
  }

  /** What goes wrong is said at the field that it is about, or at a place of the page. */
  async #doing(what, act, place = 'all') {
    this.busy = what;
    this.errors = {};
    try {
      await act();
    } catch (error) {
      if (!isAbort(error)) {
        this.errors = {[FIELDS.includes(error.field) ? error.field : place]: error.message};
      }
    } finally {
      this.busy = '';
    }
  }

  #problem(place) {
    return this.errors[place] ? notice({tone: 'bad', text: this.errors[place], announce: true}) : nothing;
  }

  async #focusError() {
    await this.updateComplete;
    focusFirstError(this);
  }

  render() {
    return html`
      ${pageHeader({
        title: t(this.isNew ? 'leaddyno.newTitle' : 'leaddyno.title'),
        lead: t(this.#inShadow ? 'leaddyno.leadShadow' : 'leaddyno.lead'),
        actions: !this.isNew && session.role === 'admin' ? linkButton({label: t('leaddyno.another'), icon: 'plus', target: 'leaddyno/new'}) : nothing,
      })}
      ${this.#kept.view((account) => html`
        ${account ? this.#shadow.view((shadow) => this.#beside(shadow), nothing) : nothing}
        ${account ? this.#state(account) : nothing}
        ${session.isReadOnly ? this.#shown(account) : this.#form(account)}
        ${account ? this.#tracking(account) : nothing}
        ${account && !this.#inShadow ? this.#differences.view((found) => this.#differing(found)) : nothing}`)}`;
  }

  #state(account) {
    return card({
      title: t('leaddyno.affiliates'),
      actions: session.isReadOnly ? nothing : button({label: t('leaddyno.readNow'), icon: 'sync', busy: this.busy === 'poll', onClick: () => this.#poll()}),
      body: html`${this.#problem('poll')}
        ${account.pollProblem ? notice({tone: 'warn', title: t('leaddyno.pollProblem'), text: account.pollProblem}) : nothing}
        ${facts([[t('leaddyno.polledAt'), account.polledAt ? ago(account.polledAt) : t('leaddyno.never')]])}`,
    });
  }

  #shown(account) {
    return account
      ? card({body: facts([
          [t('leaddyno.name'), account.name],
          [t('leaddyno.publicKey'), html`<span class="mono">${account.publicKey || t('leaddyno.none')}</span>`],
          ...Object.keys(CHOICES).map((name) => [t(`leaddyno.${name}.label`), t(`leaddyno.${name}.${account[name]}.label`)]),
        ])})
      : notice({tone: 'info', text: t('leaddyno.notSetUp')});
  }

  #form(account) {
    return html`<form class="card" novalidate @submit=${(event) => this.#save(event)}>
      <h2>${t('leaddyno.keys')}</h2>
      ${this.#problem('all')}
      ${account || this.isNew ? nothing : notice({tone: 'info', text: t('leaddyno.notSetUp')})}
      ${this.isNew ? this.#text('id', {required: true, monospace: true, help: t('leaddyno.idHelp')}) : nothing}
      ${this.#text('name', {help: t('leaddyno.nameHelp')})}
      ${this.#text('privateKey', {required: !account, monospace: true, type: 'password', autocomplete: 'new-password', help: t(account ? 'leaddyno.privateKeyKept' : 'leaddyno.privateKeyHelp')})}
      ${this.#text('publicKey', {monospace: true, help: t('leaddyno.publicKeyHelp')})}
      <div class="actions">${button({label: t('leaddyno.test'), busy: this.busy === 'test', onClick: () => this.#test()})}</div>
      ${this.tested ? this.#result() : nothing}
      <h2>${t('leaddyno.orders')}</h2>
      ${account?.purchaseCodeFixed
        ? facts([[t('leaddyno.purchaseCode.label'), html`${t(`leaddyno.purchaseCode.${account.purchaseCode}.label`)} ${badge('idle', t('leaddyno.fixed'))}<p class="help">${t('leaddyno.fixedHelp')}</p>`]])
        : this.#choice('purchaseCode')}
      ${['withoutAffiliate', 'withoutEmail', 'cancelledAgain'].map((name) => this.#choice(name))}
      <div class="actions">
        ${button({label: t('leaddyno.save'), kind: 'primary', type: 'submit', busy: this.busy === 'save'})}
      </div>
    </form>`;
  }

  #text(id, more) {
    return textField({id, label: t(`leaddyno.${id}`), value: this.values[id], error: this.errors[id], onInput: (text) => this.#set({[id]: text}), ...more});
  }

  #choice(name) {
    return radioField({
      id: name,
      legend: t(`leaddyno.${name}.label`),
      value: this.values[name],
      error: this.errors[name],
      inline: false,
      options: CHOICES[name].map((value) => ({value, label: t(`leaddyno.${name}.${value}.label`), help: t(`leaddyno.${name}.${value}.help`)})),
      onChange: (value) => this.#set({[name]: value}),
    });
  }

  #result() {
    const {result, message} = this.tested;
    const canSwap = result === 'swapped' && this.values.privateKey.trim();
    return notice({tone: TONES[result] ?? 'warn', text: message, announce: true, actions: canSwap ? button({label: t('leaddyno.swap'), small: true, onClick: () => this.#swap()}) : nothing});
  }

  /** Only for accounts that are, or were, another platform's. */
  #beside(shadow) {
    if (!shadow.on) {
      return shadow.takenOverAt
        ? card({
            title: t('leaddyno.shadow'),
            actions: session.isReadOnly ? nothing : button({label: t('leaddyno.handBack'), busy: this.busy === 'hand-back', onClick: () => this.#handBack()}),
            body: html`${this.#problem('shadow')}<p>${t('leaddyno.takenOverAt')} ${moment(shadow.takenOverAt)}. ${t('leaddyno.takenOverNote')}</p>`,
          })
        : nothing;
    }
    return html`<section class="stack-small">
      ${card({
        title: t('leaddyno.shadow'),
        lead: t('leaddyno.shadowLead'),
        actions: session.isReadOnly ? nothing : html`
          ${button({label: t('leaddyno.compare'), icon: 'sync', busy: this.busy === 'compare', onClick: () => this.#compare()})}
          ${button({label: t('leaddyno.takeOver'), kind: 'primary', busy: this.busy === 'take-over', onClick: () => this.#takeOver()})}`,
        body: html`${this.#problem('shadow')}
          ${facts([[t('leaddyno.decided'), number(shadow.decided)], [t('leaddyno.compared'), number(shadow.compared)], [t('leaddyno.differing'), number(shadow.items.length)]])}`,
      })}
      ${shadow.items.length ? this.#table(t('leaddyno.shadowDifferences'), shadow.items) : nothing}
    </section>`;
  }

  #tracking({trackingCode}) {
    return card({
      title: t('leaddyno.trackingCode'),
      lead: t(trackingCode ? 'leaddyno.trackingLead' : 'leaddyno.trackingMissing'),
      actions: trackingCode ? html`<t-copy .text=${trackingCode} .label=${t('leaddyno.trackingCode')}></t-copy>` : nothing,
      body: trackingCode ? html`<pre class="script" tabindex="0" role="group" aria-label=${t('leaddyno.trackingCode')}>${trackingCode}</pre>` : nothing,
    });
  }

  #differing(found) {
    return html`<section class="stack-small">
      <div><h2>${t('leaddyno.differences')}</h2><p class="muted">${t('leaddyno.differencesLead')}</p></div>
      ${found.length === 0
        ? notice({tone: 'ok', text: t('leaddyno.noDifferences')})
        : this.#table(t('leaddyno.differences'), found)}
    </section>`;
  }

  #table(caption, rows) {
    return plainTable({
      caption,
      columns: [
        {label: t('leaddyno.order'), primary: true, cell: (each) => html`<span class="mono">${each.purchaseCode}</span>`},
        {label: t('leaddyno.store'), cell: (each) => html`<span class="whole-words">${each.store}</span>`},
        {label: t('leaddyno.remark'), cell: (each) => html`<bdi>${each.remark}</bdi>`},
        {label: t('leaddyno.since'), cell: (each) => moment(each.since)},
      ],
      rows,
    });
  }
}

/** The same for an account that is not there yet. */
class NewLeadDynoPage extends LeadDynoPage {
  get isNew() {
    return true;
  }
}

customElements.define('page-leaddyno', LeadDynoPage);
customElements.define('page-leaddyno-new', NewLeadDynoPage);

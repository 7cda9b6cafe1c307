import {html, nothing, Page, session, router, t, textField, button, notice, isAbort, focusFirstError} from '../components/index.js';

/** Who are you? Leads back to where the user came from. */
class LoginPage extends Page {
  static properties = {errors: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.errors = {};
    this.values = {user: '', password: ''};
  }

  firstUpdated() {
    this.querySelector('input')?.focus();
  }

  async #submit(event) {
    event.preventDefault();
    // A password manager may fill in without telling anybody.
    this.values = {user: this.querySelector('#user').value.trim(), password: this.querySelector('#password').value};
    this.errors = {
      user: this.values.user ? '' : t('login.missingUser'),
      password: this.values.password ? '' : t('login.missingPassword'),
    };
    if (this.errors.user || this.errors.password) {
      return this.#focusError();
    }
    this.busy = true;
    try {
      await session.login(this.values.user, this.values.password, this.signal);
      router.dispatchEvent(Object.assign(new Event('change'), {kind: 'path'}));
    } catch (error) {
      if (!isAbort(error)) {
        this.errors = {all: error.message};
        this.values = {...this.values, password: ''};
      }
    } finally {
      this.busy = false;
    }
    await this.updateComplete;
    this.querySelector('#password')?.focus();
  }

  async #focusError() {
    await this.updateComplete;
    focusFirstError(this);
  }

  render() {
    return html`<div class="login">
      <span class="wordmark"><img src=${new URL('../mark.svg', import.meta.url).pathname} width="36" height="36" alt=""><span>Tributary</span></span>
      <form class="card" novalidate @submit=${this.#submit}>
        <h1 tabindex="-1">${t('login.title')}</h1>
        ${router.query.expired && !this.errors.all ? notice({tone: 'info', text: t('login.expired')}) : nothing}
        ${this.errors.all ? notice({tone: 'bad', text: this.errors.all, announce: true}) : nothing}
        ${textField({id: 'user', label: t('login.user'), value: this.values.user, error: this.errors.user, autocomplete: 'username', required: true, onInput: (value) => (this.values.user = value)})}
        ${textField({id: 'password', label: t('login.password'), type: 'password', value: this.values.password, error: this.errors.password, autocomplete: 'current-password', required: true, onInput: (value) => (this.values.password = value)})}
        ${button({label: t('login.submit'), kind: 'primary', type: 'submit', busy: this.busy})}
      </form>
      <p class="login-foot">${t('login.foot')}</p>
    </div>`;
  }
}

customElements.define('page-login', LoginPage);

import {html, nothing, render} from '../lib/lit.js';
import {View} from '../core/view.js';
import {button, nextId} from './bits.js';
import {icon} from './icons.js';
import {t} from '../core/texts.js';

/**
 * A native modal dialog: focus goes in and comes back, Escape closes.
 *
 *     <t-dialog .open=${bool} .heading=${text} .content=${() => template} .footer=${() => template} @close=${...}></t-dialog>
 *
 * `wide` for tables. Fires `close` when it was closed by whatever means.
 */
export class Dialog extends View {
  static properties = {
    open: {attribute: false},
    heading: {attribute: false},
    content: {attribute: false},
    footer: {attribute: false},
    wide: {type: Boolean},
  };

  // One dialog may ask something above another.
  #heading = nextId('dialog-heading');

  updated(changed) {
    const dialog = this.querySelector('dialog');
    if (changed.has('open') && this.open && !dialog.open) {
      dialog.showModal();
    } else if (changed.has('open') && !this.open && dialog.open) {
      dialog.close();
    }
  }

  #closed() {
    if (this.open) {
      this.open = false;
      this.dispatchEvent(new CustomEvent('close'));
    }
  }

  render() {
    return html`<dialog class=${this.wide ? 'dialog dialog-wide' : 'dialog'} aria-labelledby=${this.#heading} @close=${(event) => { event.stopPropagation(); this.#closed(); }}>
      ${this.open
        ? html`<div class="dialog-header"><h2 id=${this.#heading}>${this.heading}</h2>
            <button type="button" class="icon-button" aria-label=${t('actions.close')} @click=${() => this.querySelector('dialog').close()}>${icon('cross')}</button></div>
          <div class="dialog-body">${this.content?.() ?? nothing}</div>
          ${this.footer ? html`<div class="dialog-footer">${this.footer()}</div>` : nothing}`
        : nothing}
    </dialog>`;
  }
}

customElements.define('t-dialog', Dialog);

/**
 * Asks before something is lost. Answers whether it was confirmed.
 *
 *     if (await confirmLoss({title, text, action: 'Disconnect'})) { ... }
 */
export function confirmLoss({title, text, action, kind = 'danger'}) {
  return new Promise((resolve) => {
    const place = document.createElement('div');
    document.body.append(place);
    let answer = false;
    const show = (open) =>
      render(
        html`<t-dialog .open=${open} .heading=${title} .content=${() => html`<p>${text}</p>`}
          .footer=${() => html`
            ${button({label: t('actions.cancel'), onClick: () => show(false)})}
            ${button({label: action, kind, onClick: () => { answer = true; show(false); }})}`}
          @close=${done}></t-dialog>`,
        place,
      );
    const done = () => {
      resolve(answer);
      place.remove();
    };
    show(true);
    // Closing by a button does not fire the element's event, because it was told to close.
    place.querySelector('t-dialog').updateComplete.then(() =>
      place.querySelector('dialog').addEventListener('close', done, {once: true}),
    );
  });
}

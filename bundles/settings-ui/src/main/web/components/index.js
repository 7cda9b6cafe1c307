/** Everything a page is made of, from one place. */
export {html, svg, nothing, repeat, live, ifDefined, classMap, keyed} from '../lib/lit.js';
export {api, path, address, ApiError, isAbort} from '../core/api.js';
export {View, Page, Remote, poll, problemPanel} from '../core/view.js';
export {router, route, href} from '../core/router.js';
export {session, all} from '../core/session.js';
export {t, rich, hasText} from '../core/texts.js';
export {number, percent, money, moneyText, moment, momentText, day, ago, agoText, dayText, duration, viewerZone} from '../core/format.js';
export * from './bits.js';
export {icon} from './icons.js';
export {confirmLoss} from './dialog.js';
export {toast} from './toast.js';
export {plainTable} from './table.js';
import './copy.js';
import './chart.js';
import './shell.js';

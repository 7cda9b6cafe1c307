/** The one door to Lit: everything else imports from here, so that a change of library is a change of this file. */
export * from './lit-element/lit-element.js';
export {repeat} from './lit-html/directives/repeat.js';
export {live} from './lit-html/directives/live.js';
export {ifDefined} from './lit-html/directives/if-defined.js';
export {classMap} from './lit-html/directives/class-map.js';
export {keyed} from './lit-html/directives/keyed.js';
export {ref, createRef} from './lit-html/directives/ref.js';

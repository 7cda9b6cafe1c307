import './components/index.js';

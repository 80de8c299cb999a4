// SPDX-License-Identifier: Apache-2.0
import { mount } from 'svelte';
import './ui/tokens.css';
import './ui/base.css';
import App from './App.svelte';
import { start_language } from './i18n/i18n.svelte';
import { router } from './router.svelte';
import { preferences } from './shell/preferences.svelte';

preferences.read();
router.start();

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
await start_language();
mount(App, { target });

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/sw.js').catch(() => {});
}

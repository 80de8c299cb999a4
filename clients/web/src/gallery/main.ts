// SPDX-License-Identifier: Apache-2.0
// Every part in every state on one page, to look at while working on them. Not in the build.
import { mount } from 'svelte';
import '../ui/tokens.css';
import '../ui/base.css';
import Gallery from './Gallery.svelte';

const target = document.getElementById('app');
if (target) mount(Gallery, { target });

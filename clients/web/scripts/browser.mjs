// SPDX-License-Identifier: Apache-2.0
// The Chromium that is installed, started so that it asks nobody for anything.
import { chromium } from 'playwright-core';

export function open_browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

// SPDX-License-Identifier: Apache-2.0
// What has to be there, though a line may be down for a moment when it is loaded.
import { wait_ms } from '../../wire/backoff';

// Calls become() with what was loaded, however many tries that takes, and with nothing once the
// returned function is called; failed() after each try that came to nothing.
export function keep_trying<T>(
  load: () => Promise<T>,
  become: (loaded: T | undefined) => void,
  failed: () => void = () => {},
): () => void {
  let over = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const attempt = (tries: number) => {
    load().then(
      (loaded) => !over && become(loaded),
      () => {
        if (over) return;
        failed();
        again = setTimeout(() => attempt(tries + 1), wait_ms(tries));
      },
    );
  };
  attempt(0);
  return () => {
    over = true;
    clearTimeout(again);
    become(undefined);
  };
}

// SPDX-License-Identifier: Apache-2.0
// A phone does not go dark while its owner speaks. Returns how to let it sleep again.

export function stay_awake(): () => void {
  let over = false;
  let lock: { release(): Promise<void> } | undefined;
  void navigator.wakeLock?.request('screen').then(
    (held) => {
      lock = held;
      if (over) void held.release();
    },
    () => {},
  );
  return () => {
    over = true;
    void lock?.release();
  };
}
